import 'server-only'
import type PgBoss from 'pg-boss'
import { workAlerts } from './alerts'
import { newBoss } from './boss'
import { workCases } from './cases'
import { workNotices } from './notices'
import { workEvidence } from './evidence'
import { workLimits } from './limits'
import { workReplies } from './replies'

/** Does from now on what is to be done without anybody asking, in any number of processes at once. */
export async function startJobs(): Promise<PgBoss> {
  const boss = newBoss()
  await boss.start()
  await workAlerts(boss)
  await workReplies(boss)
  await workCases(boss)
  await workNotices(boss)
  await workEvidence(boss)
  await workLimits(boss)
  return boss
}
