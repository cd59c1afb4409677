import fc from 'fast-check'
import {
  FINDINGS_MAX,
  type Findings,
  findingsForm,
  findingsSchema,
  findingsText,
  QUESTIONS,
  readFindings,
  readFindingsDraft,
} from '@/lib/domain/findings'
import { fieldProblems } from '@/lib/domain/result'
import { utf8 } from '@/lib/sealing/bytes'
import { PART_MAX_BYTES } from '@/lib/sealing/sizes'

const answers = fc.record(
  Object.fromEntries(
    QUESTIONS.map((question) => [
      question,
      fc.option(fc.string({ minLength: 1, maxLength: FINDINGS_MAX[question], unit: 'grapheme' })),
    ]),
  ) as Record<(typeof QUESTIONS)[number], fc.Arbitrary<string | null>>,
)
const sheet = (change: Partial<Findings>): Findings => ({
  ...{ what: null, who: null, when: null, where: null, why: null, how: null, howMuch: null },
  ...change,
})

test('what was sealed is what is read, and nothing else is read as a sheet', () => {
  fc.assert(fc.property(answers, (findings) => expect(readFindings(findingsText(findings))).toEqual(findings)))
  for (const text of ['', 'Catatan.', 'null', '{}', '{"v":2}', JSON.stringify({ ...sheet({}), v: 2 })])
    expect(readFindings(text)).toBeNull()
})

test('the longest sheet fits its sealed form, whatever its letters', () => {
  for (const letter of ['"', '\n', '😀', '\\', 'é'])
    expect(
      utf8(findingsText(sheet(Object.fromEntries(QUESTIONS.map((one) => [one, letter.repeat(FINDINGS_MAX[one])])))))
        .length,
    ).toBeLessThanOrEqual(PART_MAX_BYTES.FINDINGS)
})

test('a form holds what it was begun from; what was not answered is not known yet', () => {
  const form = findingsForm({ what: 'Minta uang', who: null })
  expect(form.what).toEqual({ text: 'Minta uang', unknown: false })
  for (const question of ['who', 'howMuch'] as const) expect(form[question]).toEqual({ text: '', unknown: true })
  fc.assert(
    fc.property(answers, (findings) => {
      const saved = findingsSchema.safeParse(findingsForm(findings))
      // What cleans to nothing is asked for; nothing else stands in the way of saving what was there.
      const empty = saved.success ? [] : Object.values(fieldProblems(saved.error)).map(({ key }) => key)
      expect(empty.every((key) => key === 'REQUIRED')).toBe(true)
    }),
  )
})

test('every question needs an answer or a tick, of a length that fits', () => {
  const form = findingsForm(sheet({}))
  expect(findingsSchema.parse({ ...form, what: { text: '  Uang map ', unknown: false } })).toEqual(
    sheet({ what: 'Uang map' }),
  )
  // What was typed before the tick does not count.
  expect(findingsSchema.parse({ ...form, who: { text: 'Pak Map', unknown: true } })).toEqual(sheet({}))
  const refused = findingsSchema.safeParse({
    ...form,
    who: { text: ' \n ', unknown: false },
    when: { text: 'x'.repeat(201), unknown: false },
  })
  expect(refused.success ? null : fieldProblems(refused.error)).toEqual({
    who: { key: 'REQUIRED' },
    when: { key: 'TOO_LONG', max: 200 },
  })
})

test('a draft comes back as it was, and only a draft', () => {
  const draft = { base: 3, form: findingsForm({ why: 'Loket kurang orang' }) }
  expect(readFindingsDraft(JSON.stringify(draft))).toEqual(draft)
  for (const text of ['', '{', '{"base":1}', JSON.stringify({ ...draft, base: -1 })])
    expect(readFindingsDraft(text)).toBeNull()
})
