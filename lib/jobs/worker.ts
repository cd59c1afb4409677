import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import type PgBoss from 'pg-boss'
import { logFailure } from '@/lib/log'
import { workAlerts } from './alerts'
import { newBoss } from './boss'
import { workCases } from './cases'
import { workNotices } from './notices'
import { workEvidence } from './evidence'
import { workLimits } from './limits'
import { workReplies } from './replies'

const WORKS = [workAlerts, workReplies, workCases, workNotices, workEvidence, workLimits]

/** Does from now on what is to be done without anybody asking, in any number of processes at once. */
export async function startJobs(): Promise<PgBoss> {
  const boss = newBoss()
  try {
    await boss.start()
    for (const work of WORKS) await work(boss)
    return boss
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
}

const RETRY_MS = { first: 2_000, most: 60_000 }

/** The same, tried until it works: a server may come up before its database does, and its jobs then must not wait for the next start. */
export async function startJobsInTime(): Promise<PgBoss> {
  for (let pause = RETRY_MS.first; ; pause = Math.min(pause * 2, RETRY_MS.most)) {
    try {
      return await startJobs()
    } catch (error) {
      logFailure('jobs', error)
      await wait(pause, undefined, { ref: false })
    }
  }
}
