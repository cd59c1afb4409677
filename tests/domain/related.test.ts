import fc from 'fast-check'
import { addDays } from '@/lib/domain/calendar'
import { RELATED_DAYS, relatedPeriod } from '@/lib/domain/related'
import { days } from './arbitraries'

test('the days of related cases lie around a case, as many on either side, and whoever is near is so for both', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -2 * RELATED_DAYS, max: 2 * RELATED_DAYS }), (day, apart) => {
      const near = (one: string, other: string) => {
        const { from, until } = relatedPeriod(one)
        return from <= other && other <= until
      }
      const other = addDays(day, apart)
      expect(near(day, other)).toBe(Math.abs(apart) <= RELATED_DAYS)
      expect(near(other, day)).toBe(near(day, other))
    }),
  )
})
