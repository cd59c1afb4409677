import fc from 'fast-check'
import { addDays } from '@/lib/domain/calendar'
import {
  classOf,
  ELEMENTS,
  pastQuarters,
  publicSatisfaction,
  quarterOf,
  satisfactionOf,
  surveySchema,
} from '@/lib/domain/survey'
import { fieldProblems } from '@/lib/domain/result'

const tally = (sums: number[], answers: number, asked = 0, askedOf = answers) => ({ sums, answers, asked, askedOf })

test('the index is the sum of the nine means, each a ninth, times 25', () => {
  const found = satisfactionOf(tally([30, 31, 28, 40, 33, 30, 29, 25, 30], 10))
  expect(found).toMatchObject({ index: 76.67, grade: 'B', weakest: 'complaints' })
  expect(found?.means[3]).toBe(4)
  expect(
    satisfactionOf(
      tally(
        ELEMENTS.map(() => 0),
        0,
      ),
    ),
  ).toBeNull()
})

test.each([
  [100, 'A'],
  [88.31, 'A'],
  [88.3, 'B'],
  [76.61, 'B'],
  [76.6, 'C'],
  [65, 'C'],
  [64.99, 'D'],
  [25, 'D'],
])('an index of %d is class %s', (index, grade) => expect(classOf(index)).toBe(grade))

test('an index lies between 25 and 100, and no better answer makes it worse', () => {
  const answer = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 })
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 30 }), fc.nat(8), (answers, at) => {
      const sums = ELEMENTS.map((_, place) => answers.reduce((sum, scores) => sum + scores[place]!, 0))
      const { index } = satisfactionOf(tally(sums, answers.length))!
      expect(index).toBeGreaterThanOrEqual(25)
      expect(index).toBeLessThanOrEqual(100)
      if (answers[0]![at]! === 4) return
      const better = sums.map((sum, place) => sum + (place === at ? 1 : 0))
      expect(satisfactionOf(tally(better, answers.length))!.index).toBeGreaterThanOrEqual(index)
    }),
  )
})

test('of fewer than five answers nothing is published, and a share only where neither side of it is small', () => {
  const sums = (answers: number) => ELEMENTS.map(() => answers * 3)
  expect(publicSatisfaction(tally(sums(4), 4))).toBeNull()
  expect(publicSatisfaction(tally(sums(5), 5, 0))).toMatchObject({ index: 75, answers: 5, askedPercent: null })
  expect(publicSatisfaction(tally(sums(20), 20, 4))?.askedPercent).toBeNull()
  expect(publicSatisfaction(tally(sums(20), 20, 16))?.askedPercent).toBeNull()
  expect(publicSatisfaction(tally(sums(20), 20, 5))?.askedPercent).toBe(25)
})

test('quarters follow each other without a gap, and those that are published are over', () => {
  expect(quarterOf('2026-11-24')).toEqual({
    id: '2026-4',
    year: 2026,
    number: 4,
    from: '2026-10-01',
    until: '2026-12-31',
  })
  expect(pastQuarters('2026-01-01', 2).map(({ id }) => id)).toEqual(['2025-4', '2025-3'])
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2022-01-01', days))
  fc.assert(
    fc.property(day, (today) => {
      const now = quarterOf(today)
      expect(now.from <= today && today <= now.until).toBe(true)
      expect(addDays(pastQuarters(today, 1)[0]!.until, 1)).toBe(now.from)
    }),
  )
})

test('every question wants an answer; what is none is named', () => {
  const whole = Object.fromEntries([...ELEMENTS.map((element) => [element, '3']), ['paid', 'yes']])
  const form = { form: '9b2b7a8e-6f43-4c2e-9b0e-2f6f6b6a1c11', unit: 'disdukcapil', ...whole }
  expect(surveySchema.parse(form)).toMatchObject({ scores: ELEMENTS.map(() => 3), askedToPay: true })
  expect(surveySchema.parse({ ...form, paid: 'unsaid' }).askedToPay).toBeNull()
  for (const [name, value] of [
    ['fee', '5'],
    ['time', undefined],
    ['paid', 'maybe'],
  ] as const) {
    const parsed = surveySchema.safeParse({ ...form, [name]: value })
    expect(parsed.error && fieldProblems(parsed.error)).toEqual({ [name]: { key: 'CHOICE' } })
  }
})
