import { z } from 'zod'
import type { Day } from './calendar'
import { CHANNELS, type Channel } from './case-states'
import { wholeNumber } from './text'

/** Months that a case may be kept after it has ended: the least protects what is still warm, the most its people. */
export const MONTHS = { min: 24, max: 240 } as const

/** Months by channel. UU 27/2022 Pasal 16 (2) g, Pasal 43: no longer than it is needed. */
export type Periods = Record<Channel, number>

/** Why a case may not be erased, whatever its age. */
export const HOLDS = ['LAWSUIT', 'INVESTIGATION', 'AUDIT'] as const
export type Hold = (typeof HOLDS)[number]
export const holdSchema = z.enum(HOLDS)

/**
 * The last day on which a case that ended on `endedOn` is kept: as many months later. A day that the month does not have is
 * its last one (31 January, a month later: 28 February), as PostgreSQL counts.
 */
export function keptUntil(endedOn: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = endedOn.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

const months = wholeNumber(/^\d{1,4}$/).pipe(z.number().min(MONTHS.min).max(MONTHS.max))

/** What the form sends. */
export const periodsSchema = z.object(
  Object.fromEntries(CHANNELS.map((channel) => [channel, months])) as Record<Channel, typeof months>,
)
export const holdInputSchema = z.object({
  id: z.uuid('INVALID'),
  hold: z.union([z.literal('').transform(() => null), holdSchema], 'CHOICE'),
})
