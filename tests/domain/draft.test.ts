import { isLongEnough, readDraft } from '@/lib/domain/draft'
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
