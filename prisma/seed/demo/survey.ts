import { randomUUID } from 'node:crypto'
import type { Prisma } from '@/generated/prisma/client'
import { dayOf, dayToDate, type Holidays } from '@/lib/domain/calendar'
import { ELEMENTS, pastQuarters, quarterOf } from '@/lib/domain/survey'
import { between, chanceOf } from './chance'
import { workingDays } from './days'

/** How a unit is seen: answers a quarter, how good (0 to 1), and of how many answers one tells of money asked for. */
const SEEN = [
  { unit: 'disdukcapil', answers: 86, good: 0.62, asked: 9 },
  { unit: 'kelurahan-andonohu', answers: 21, good: 0.8, asked: null },
  { unit: 'kelurahan-kandai', answers: 17, good: 0.45, asked: 3 },
  { unit: 'kelurahan-mandonga', answers: 14, good: 0.9, asked: null },
  { unit: 'kecamatan-poasia', answers: 12, good: 0.7, asked: null },
  { unit: 'kelurahan-lapulu', answers: 3, good: 0.6, asked: null },
] as const

/** The last three quarters and the one that runs, so that results and the way to them can be seen. */
export function surveyRows(
  units: ReadonlyMap<string, { id: string }>,
  now: Date,
  holidays: Holidays,
): Prisma.SurveyAnswerCreateManyInput[] {
  const today = dayOf(now)
  const quarters = [quarterOf(today), ...pastQuarters(today, 3)]
  return SEEN.flatMap(({ unit, answers, good, asked }, place) => {
    const unitId = units.get(unit)?.id
    if (unitId === undefined) return []
    return quarters.flatMap(({ from, until }, back) => {
      const chance = chanceOf(100 * place + back + 1)
      const days = workingDays(from, until < today ? until : today, holidays)
      if (days.length === 0) return []
      return Array.from({ length: answers - between(chance, 0, Math.floor(answers / 4)) }, () => ({
        ...{ id: randomUUID(), unitId, on: dayToDate(days[between(chance, 0, days.length - 1)]!) },
        scores: ELEMENTS.map(() => scoreOf(chance, good)),
        askedToPay: chance() < 0.08 ? null : asked !== null && between(chance, 1, asked) === 1,
      }))
    })
  })
}

function scoreOf(chance: () => number, good: number): number {
  if (chance() < good) return between(chance, 3, 4)
  return chance() < 0.8 ? between(chance, 2, 3) : 1
}
