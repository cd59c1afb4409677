import fc from 'fast-check'
import { dayField, parseDay, printDay, WEEKDAYS, weekSchema } from '@/lib/domain/hours-input'
import { fieldProblems } from '@/lib/domain/result'

test.each([
  ['08.00–16.00', [[480, 960]]],
  ['8:00-16:00', [[480, 960]]],
  ['13.30 s/d 16.00; 08.00 sampai 11.30', [[480, 690], [810, 960]]], // prettier-ignore
  ['08.00–11.30 dan 11.30–12.00', [[480, 690], [690, 720]]], // prettier-ignore
  ['00.00–24.00', [[0, 1440]]],
  ['', []],
  [' , ', []],
])('%j is read', (typed, stretches) => {
  expect(parseDay(typed)).toEqual(stretches.map(([opens, closes]) => ({ opens, closes })))
})

test.each([
  ['pagi', 'HOURS'],
  ['08.00', 'HOURS'],
  ['08.60–16.00', 'HOURS'],
  ['08.00–24.01', 'HOURS'],
  ['8–16', 'HOURS'],
  ['16.00–08.00', 'HOURS_REVERSED'],
  ['08.00–08.00', 'HOURS_REVERSED'],
  ['08.00–12.00, 11.59–16.00', 'HOURS_OVERLAP'],
  [Array(7).fill('08.00–08.10').join(','), 'HOURS'],
])('%j is refused: %s', (typed, problem) => {
  expect(parseDay(typed)).toBe(problem)
})

test('what is printed is read as the same', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(cuts, (moments) => {
      const sorted = moments.toSorted((a, b) => a - b)
      const stretches = Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
        opens: sorted[2 * i]!,
        closes: sorted[2 * i + 1]!,
      }))
      expect(parseDay(printDay(stretches))).toEqual(stretches)
    }),
  )
})

test('a week is its days as rows, and each day’s trouble stands at its own field', () => {
  const week = Object.fromEntries(WEEKDAYS.map((weekday) => [dayField(weekday), '']))
  expect(weekSchema.parse({ ...week, day5: '08.00–11.30, 13.30–16.00' })).toEqual([
    { weekday: 5, opens: 480, closes: 690 },
    { weekday: 5, opens: 810, closes: 960 },
  ])
  const parsed = weekSchema.safeParse({ ...week, day1: 'x', day7: '9.00-8.00' })
  expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual({
    day1: { key: 'HOURS' },
    day7: { key: 'HOURS_REVERSED' },
  })
})
