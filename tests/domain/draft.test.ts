import { isLongEnough, onItsDay, readDraft } from '@/lib/domain/draft'
import type { Day } from '@/lib/domain/calendar'
import { EMPTY_REPORT } from '@/lib/domain/report-form'

test('six digits or letters, or more', () => {
  expect(['', '12345', '123456', 'dua kata'].map(isLongEnough)).toEqual([false, false, true, true])
})

test('answers come back as they were; what another version of the form wrote does no harm', () => {
  const answers = { ...EMPTY_REPORT, story: 'cerita', excluded: ['a'] }
  expect(readDraft(JSON.stringify(answers))).toEqual(answers)
  expect(readDraft(JSON.stringify({ story: 5, excluded: 'a', unknown: 'x', who: 'B' }))).toEqual({
    ...EMPTY_REPORT,
    who: 'B',
  })
})

test.each([
  ['today', '2026-11-20', 'date', '2026-11-20'],
  ['yesterday', '2026-11-20', 'date', '2026-11-19'],
  ['today', '2026-11-24', 'today', ''],
  ['unknown', '2026-11-20', 'unknown', ''],
])('"%s", written on %s, is %s %s four days later', (when, on, then, day) => {
  const answers = onItsDay({ ...EMPTY_REPORT, when }, on as Day, '2026-11-24')
  expect(answers).toEqual({ ...EMPTY_REPORT, when: then, day })
})
