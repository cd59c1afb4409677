import fc from 'fast-check'
import { addDays } from '@/lib/domain/calendar'
import { callOff, calendarRunsOut, closureSchema, holidaySchema } from '@/lib/domain/calendar-input'
import { fieldProblems } from '@/lib/domain/result'
import { days } from './arbitraries'

const TODAY = '2026-11-24'
const problems = (schema: typeof closureSchema | typeof holidaySchema, given: object) => {
  const parsed = schema.safeParse(given)
  return parsed.success ? {} : fieldProblems(parsed.error)
}

test('a closure without an end is one day', () => {
  expect(closureSchema.parse({ from: TODAY, until: '', reason: 'Rapat' })).toEqual({
    ...{ from: TODAY, until: TODAY, reason: 'Rapat' },
  })
})

test.each([
  [{ from: '' }, { from: { key: 'REQUIRED', min: 1 } }],
  [{ from: '2026-02-30' }, { from: { key: 'DATE' } }],
  [{ until: '2026-11-23' }, { until: { key: 'BEFORE_START' } }],
  [{ until: '2028-01-01' }, { until: { key: 'CLOSURE_LONG', max: 366 } }],
  [{ until: 'besok' }, { until: { key: 'DATE' } }],
  [{ reason: '' }, { reason: { key: 'REQUIRED' } }],
])('%j: %j', (changes, expected) => {
  expect(problems(closureSchema, { from: TODAY, until: TODAY, reason: 'Rapat', ...changes })).toEqual(expected)
})

test('a holiday is a day that exists, of a kind that exists', () => {
  expect(problems(holidaySchema, { date: '2027-02-29', name: '', kind: 'X' })).toEqual({
    ...{ date: { key: 'DATE' }, name: { key: 'REQUIRED' }, kind: { key: 'CHOICE' } },
  })
  expect(problems(holidaySchema, { date: '2207-01-01', name: 'x', kind: 'LOCAL' })).toEqual({ date: { key: 'DATE' } })
})

test('a closure that is called off shuts nothing from today on, and what was shut before stays so', () => {
  fc.assert(
    fc.property(days, days, fc.integer({ min: 0, max: 40 }), (today, from, length) => {
      const until = addDays(from, length)
      const outcome = callOff({ from, until }, today)
      if (until < today) expect(outcome).toBeNull()
      else if (from >= today) expect(outcome).toBe('REMOVE')
      else expect([outcome! >= from, outcome]).toEqual([true, addDays(today, -1)])
    }),
  )
})

test('the calendar runs out where the longest deadline may reach beyond it', () => {
  expect(calendarRunsOut(null, TODAY)).toBe(true)
  expect(calendarRunsOut('2026-12-31', TODAY)).toBe(true)
  expect(calendarRunsOut('2027-12-31', TODAY)).toBe(false)
})
