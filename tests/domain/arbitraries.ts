import fc from 'fast-check'
import { addDays, type Day } from '@/lib/domain/calendar'

/** Days of three years around the seeded calendar. */
export const days: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 1095 }).map((offset) => addDays('2025-01-01', offset))

/** Up to 40 closed days, with a whole closed week now and then. */
export const holidaySets: fc.Arbitrary<ReadonlySet<Day>> = fc
  .tuple(fc.array(days, { maxLength: 40 }), fc.option(days))
  .map(([single, week]) => new Set([...single, ...(week ? [0, 1, 2, 3, 4].map((n) => addDays(week, n)) : [])]))
