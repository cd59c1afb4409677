import 'server-only'
import type PgBoss from 'pg-boss'
import { closeUnopposed } from '@/lib/data/case-clock'
import { eraseOldGratuities } from '@/lib/data/gratuity-moves'
import { forgetShown } from '@/lib/data/identities'
import { eraseExpired } from '@/lib/data/retention'
import { WITA, work } from './boss'

/** Every hour, and when a process starts: what time alone does to cases. Done twice it does nothing more. */
const CLOCK = 'cases-clock'
/**
 * Every night, and when a process starts: whose time to be kept is over. A job for each, so that one that fails keeps none of the
 * others.
 */
const NIGHTLY = {
  'cases-retention': eraseExpired,
  'identities-retention': forgetShown,
  'gratuities-retention': eraseOldGratuities,
} as const

export async function workCases(boss: PgBoss): Promise<void> {
  const often = { policy: 'short', retryLimit: 3, retryDelay: 60, expireInSeconds: 900 } as const
  await boss.createQueue(CLOCK, { name: CLOCK, ...often })
  await work(boss, CLOCK, () => closeUnopposed())
  await boss.schedule(CLOCK, '5 * * * *', {}, WITA)
  for (const [name, run] of Object.entries(NIGHTLY)) {
    await boss.createQueue(name, { name, ...often })
    await work(boss, name, () => run())
    await boss.schedule(name, '37 2 * * *', {}, WITA)
  }
  for (const due of [CLOCK, ...Object.keys(NIGHTLY)]) await boss.send(due, {})
}
