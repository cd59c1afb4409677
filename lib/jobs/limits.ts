import 'server-only'
import type PgBoss from 'pg-boss'
import { forgetSalts } from '@/lib/data/day-salt'
import { forgetCounters } from '@/lib/data/limits'
import { forgetProofs } from '@/lib/data/proofs'
import { dayOf } from '@/lib/domain/calendar'
import { WITA, work } from './boss'

/**
 * Every ten minutes: counters of rate limits and used proofs of work whose time is over go, so that a flood leaves nothing lying,
 * and after midnight what yesterday's counters were made with.
 */
const COUNTERS = 'limits-counters'

export async function workLimits(boss: PgBoss): Promise<void> {
  await boss.createQueue(COUNTERS, { name: COUNTERS, policy: 'short', retryLimit: 0, expireInSeconds: 300 })
  await work(boss, COUNTERS, () => Promise.all([forgetCounters(), forgetProofs(), forgetSalts(dayOf(new Date()))]))
  await boss.schedule(COUNTERS, '*/10 * * * *', {}, WITA)
}
