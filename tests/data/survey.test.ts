import { randomUUID } from 'node:crypto'
import { db } from '@/lib/data/client'
import { forgetAll } from '@/lib/data/public-memory'
import { answerSurvey, publicSurvey, tallies } from '@/lib/data/survey'
import { SURVEY_DAY_BUDGET, type SurveyInput } from '@/lib/domain/survey'
import { at, boardUnit } from './boards'

const DAY = at('2026-08-12', 10)
const LATER = at('2026-11-24', 10)

const input = (unit: string, score = 3, askedToPay: boolean | null = false): SurveyInput => ({
  ...{ form: randomUUID(), unit, scores: Array(9).fill(score) as SurveyInput['scores'], askedToPay },
})
const visitor = () => randomUUID()

beforeEach(forgetAll)

test('an answer counts once, however often its form is sent, and at one moment too', async () => {
  const unit = await boardUnit()
  const [one, from] = [input(unit.slug), visitor()]
  await Promise.all(Array.from({ length: 5 }, () => answerSurvey(one, from, DAY)))
  expect(await answerSurvey({ ...one, form: one.form.toUpperCase() }, from, DAY)).toEqual({ ok: true, value: null })
  expect(await db.surveyAnswer.count({ where: { unitId: unit.id } })).toBe(1)
})

test('nothing is stored of who answered, or when: only unit, day and answers', async () => {
  const unit = await boardUnit()
  const from = visitor()
  await answerSurvey(input(unit.slug, 4, null), from, DAY)
  const [row] = await db.surveyAnswer.findMany({ where: { unitId: unit.id } })
  expect(Object.keys(row!).sort()).toEqual(['askedToPay', 'id', 'on', 'scores', 'unitId'])
  expect(row!.on).toEqual(new Date('2026-08-12T00:00:00Z'))
})

test('one network ends at 20 answers about a unit, not about another', async () => {
  const [unit, other, from] = [await boardUnit(), await boardUnit(), visitor()]
  for (let sent = 0; sent < 20; sent++) expect((await answerSurvey(input(unit.slug), from, DAY)).ok).toBe(true)
  expect(await answerSurvey(input(unit.slug), from, DAY)).toEqual({ ok: false, error: { code: 'LIMITED' } })
  expect((await answerSurvey(input(other.slug), from, DAY)).ok).toBe(true)
  expect((await answerSurvey(input(unit.slug), visitor(), DAY)).ok).toBe(true)
})

test('many networks end at the budget of the day', async () => {
  const unit = await boardUnit()
  const key = `survey-unit:2026-08-12:${unit.id}`
  await answerSurvey(input(unit.slug), visitor(), DAY)
  await db.rateLimiterFlexible.update({ where: { key }, data: { points: SURVEY_DAY_BUDGET } })
  expect(await answerSurvey(input(unit.slug), visitor(), DAY)).toEqual({ ok: false, error: { code: 'LIMITED' } })
  expect((await answerSurvey(input(unit.slug), visitor(), at('2026-08-13', 10))).ok).toBe(true)
})

test('an unknown unit takes no answer, and the database no score that there is not', async () => {
  expect(await answerSurvey(input('tidak-ada'), visitor(), DAY)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  const { id: unitId } = await boardUnit()
  for (const scores of [Array(8).fill(3), Array(9).fill(5), Array(9).fill(0)] as number[][])
    await expect(db.surveyAnswer.create({ data: { id: randomUUID(), unitId, on: DAY, scores } })).rejects.toThrow()
})

test('a quarter is published when it is over and has five answers', async () => {
  const unit = await boardUnit()
  for (const score of [1, 2, 3, 4] as const) await answerSurvey(input(unit.slug, score, true), visitor(), DAY)
  forgetAll()
  expect(await publicSurvey(unit.slug, LATER)).toEqual([
    { quarter: expect.objectContaining({ id: '2026-3' }), result: null },
  ])
  await answerSurvey(input(unit.slug, 4), visitor(), at('2026-09-30', 23))
  for (let sent = 0; sent < 6; sent++) await answerSurvey(input(unit.slug, 1), visitor(), at('2026-10-01', 0))
  forgetAll()
  const published = await publicSurvey(unit.slug, LATER)
  expect(published?.[0]?.result).toMatchObject({ answers: 5, index: 70, grade: 'C', askedPercent: null })
  expect(published).toHaveLength(1)
  const [mine] = await tallies('2026-07-01', '2026-09-30', unit.id)
  expect(mine).toMatchObject({ answers: 5, asked: 4, askedOf: 5, busiest: 4, sums: Array(9).fill(14) })
  expect(await publicSurvey('tidak-ada', LATER)).toBeNull()
})
