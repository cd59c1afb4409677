import fc from 'fast-check'
import { momentOf } from '@/lib/domain/calendar'
import { doorAt } from '@/lib/domain/hours'
import { freshness, nextTurn, POLL_MS, pollDelay } from '@/lib/domain/screen'
import { office, schedule, wita } from './board-facts'

const TUESDAY = '2026-11-24'
const FRIDAY = '2026-11-27'

test.each([
  [wita(TUESDAY, '06.00'), wita(TUESDAY, '08.00')],
  [wita(TUESDAY, '08.00'), wita(TUESDAY, '16.00')],
  [wita(TUESDAY, '16.00'), wita('2026-11-25', '00.00')],
  [wita(FRIDAY, '11.00'), wita(FRIDAY, '11.30')],
  [wita(FRIDAY, '12.00'), wita(FRIDAY, '13.30')],
  [wita('2026-11-28', '12.00'), wita('2026-11-29', '00.00')],
])('after %s the status may turn at %s', (at, turn) => expect(nextTurn(at, office)).toEqual(turn))

test('where nobody has told the hours, the day is what ends', () => {
  expect(nextTurn(wita(TUESDAY, '10.00'), null)).toEqual(wita('2026-11-25', '00.00'))
})

test('property: until the turn the door stands as it stood, and it lies ahead, within a day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 14 * 1440 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (minute, part) => {
        const at = momentOf(TUESDAY, minute)
        const turn = nextTurn(at, office)
        expect(turn.getTime()).toBeGreaterThan(at.getTime())
        expect(turn.getTime() - at.getTime()).toBeLessThanOrEqual(86_400_000)
        const between = new Date(at.getTime() + (turn.getTime() - at.getTime()) * part)
        expect(doorAt(between, schedule()).open).toBe(doorAt(at, schedule()).open)
      },
    ),
  )
})

test('fresh, then old, then not to be relied on', () => {
  const at = wita(TUESDAY, '15.20')
  expect(freshness(at, wita(TUESDAY, '15.21'), office)).toBe('FRESH')
  expect(freshness(at, wita(TUESDAY, '15.22'), office)).toBe('OLD')
  expect(freshness(at, wita(TUESDAY, '15.59'), office)).toBe('OLD')
  expect(freshness(at, wita(TUESDAY, '16.00'), office)).toBe('UNSURE')
  expect(freshness(wita(TUESDAY, '20.00'), wita('2026-11-25', '00.00'), office)).toBe('UNSURE')
})

test('whoever gets no answer asks less and less often, but goes on asking', () => {
  expect([0, 1, 2, 3, 4, 1000].map(pollDelay)).toEqual([POLL_MS, 60_000, 120_000, 240_000, 300_000, 300_000])
})
