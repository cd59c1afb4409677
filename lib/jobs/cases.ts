import 'server-only'
import type PgBoss from 'pg-boss'
import { closeUnopposed } from '@/lib/data/case-clock'
import { WITA } from './boss'

/** Every hour, and when a process starts: what time alone does to cases. Done twice it does nothing more. */
const CLOCK = 'cases-clock'

export async function workCases(boss: PgBoss): Promise<void> {
  await boss.createQueue(CLOCK, { name: CLOCK, policy: 'short', retryLimit: 3, retryDelay: 60, expireInSeconds: 900 })
  await boss.work(CLOCK, async () => void (await closeUnopposed()))
  await boss.schedule(CLOCK, '5 * * * *', {}, WITA)
  await boss.send(CLOCK, {})
}
