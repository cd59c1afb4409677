import fc from 'fast-check'
import {
  addDays,
  addWorkingDays,
  dateToDay,
  dayOf,
  dayToDate,
  isWorkingDay,
  minutesOf,
  momentOf,
  weekdayOf,
  workingDaysBetween,
} from '@/lib/domain/calendar'
import { days, holidaySets } from './arbitraries'

const none = new Set<string>()

describe('days of Kendari', () => {
  test.each([
    ['2026-11-23T15:59:59.999Z', '2026-11-23', 23 * 60 + 59],
    ['2026-11-23T16:00:00.000Z', '2026-11-24', 0],
    ['2026-11-24T00:00:00.000Z', '2026-11-24', 8 * 60],
    ['2026-12-31T16:00:00.000Z', '2027-01-01', 0],
    ['2028-02-28T16:00:00.000Z', '2028-02-29', 0],
  ])('%s is %s, minute %i', (moment, day, minutes) => {
    expect(dayOf(new Date(moment))).toBe(day)
    expect(minutesOf(new Date(moment))).toBe(minutes)
  })

  test.each([
    ['2026-11-23', 1],
    ['2026-11-24', 2],
    ['2026-11-27', 5],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
  ])('%s is weekday %i', (day, weekday) => expect(weekdayOf(day)).toBe(weekday))

  test('a moment, its day and its minute agree', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (day, minutes) => {
        const moment = momentOf(day, minutes)
        expect(dayOf(moment)).toBe(day)
        expect(minutesOf(moment)).toBe(minutes)
        expect(dateToDay(dayToDate(day))).toBe(day)
      }),
    )
  })

  test('days add up, and seven of them make a week', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), (day, a, b) => {
        expect(addDays(addDays(day, a), b)).toBe(addDays(day, a + b))
        expect(weekdayOf(addDays(day, 7 * a))).toBe(weekdayOf(day))
      }),
    )
  })
})

describe('working days', () => {
  test.each([
    ['2026-11-24', 3, [], '2026-11-27'],
    ['2026-11-26', 3, [], '2026-12-01'],
    ['2026-11-28', 1, [], '2026-11-30'],
    ['2026-11-28', 0, [], '2026-11-28'],
    ['2026-12-23', 2, ['2026-12-24', '2026-12-25'], '2026-12-29'],
    ['2026-12-24', 1, ['2026-12-25', '2026-12-26'], '2026-12-28'],
  ])('%s and %i working days, closed on %j: %s', (from, count, closed, until) => {
    expect(addWorkingDays(from, count, new Set(closed))).toBe(until)
  })

  test.each([
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-27', '2026-11-30', 1],
    ['2026-11-28', '2026-11-29', 0],
    ['2026-11-29', '2026-11-28', 0],
    ['2026-11-30', '2026-11-27', -1],
  ])('from %s to %s: %i', (from, to, count) => expect(workingDaysBetween(from, to, none)).toBe(count))

  test('weekends and holidays are none', () => {
    fc.assert(
      fc.property(days, holidaySets, (day, holidays) => {
        expect(isWorkingDay(day, holidays)).toBe(weekdayOf(day) <= 5 && !holidays.has(day))
      }),
    )
  })

  test('adding lands on a working day, exactly that many working days away', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 80 }), holidaySets, (day, count, holidays) => {
        const until = addWorkingDays(day, count, holidays)
        expect(isWorkingDay(until, holidays)).toBe(true)
        expect(workingDaysBetween(day, until, holidays)).toBe(count)
      }),
    )
  })

  test('adding is additive and monotonic', () => {
    const counts = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(days, counts, counts, holidaySets, (day, a, b, holidays) => {
        const once = addWorkingDays(day, a + b, holidays)
        expect(addWorkingDays(addWorkingDays(day, a, holidays), b, holidays)).toBe(once)
        expect(addWorkingDays(addDays(day, 1), a + b, holidays) >= once).toBe(true)
        expect(addWorkingDays(day, a + b, none) <= once).toBe(true)
      }),
    )
  })

  test('spans add up and turn their sign with their direction', () => {
    fc.assert(
      fc.property(days, days, days, holidaySets, (a, b, c, holidays) => {
        const between = (from: string, to: string) => workingDaysBetween(from, to, holidays)
        expect(between(a, b) + between(b, c)).toBe(between(a, c))
        expect(between(a, b) + between(b, a)).toBe(0)
      }),
    )
  })
})
