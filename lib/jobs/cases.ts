import 'server-only'
import type PgBoss from 'pg-boss'
import { closeUnopposed } from '@/lib/data/case-clock'
import { eraseOldGratuities } from '@/lib/data/gratuity-moves'
import { forgetShown } from '@/lib/data/identities'
import { eraseExpired } from '@/lib/data/retention'
import { WITA } from './boss'

/** Every hour, and when a process starts: what time alone does to cases. Done twice it does nothing more. */
const CLOCK = 'cases-clock'
/** Every night: whose time to be kept is over. */
const RETENTION = 'cases-retention'

export async function workCases(boss: PgBoss): Promise<void> {
  const often = { policy: 'short', retryLimit: 3, retryDelay: 60, expireInSeconds: 900 } as const
  await boss.createQueue(CLOCK, { name: CLOCK, ...often })
  await boss.createQueue(RETENTION, { name: RETENTION, ...often })
  await boss.work(CLOCK, async () => void (await closeUnopposed()))
  await boss.work(RETENTION, async () => void [await eraseExpired(), await forgetShown(), await eraseOldGratuities()])
  await boss.schedule(CLOCK, '5 * * * *', {}, WITA)
  await boss.schedule(RETENTION, '37 2 * * *', {}, WITA)
  await boss.send(CLOCK, {})
}
