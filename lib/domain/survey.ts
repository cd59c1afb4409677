import { z } from 'zod'
import { addDays, type Day } from './calendar'
import { SMALLEST_COUNT } from './figures'

/**
 * The satisfaction survey (Survei Kepuasan Masyarakat) of PermenPAN-RB 14/2017: nine elements, each from 1 to 4. Words:
 * message namespace "survey".
 */

/** U1 to U9 in the regulation's order; the order in which `SurveyAnswer.scores` holds them. */
export const ELEMENTS = [
  'requirements',
  'procedure',
  'time',
  'fee',
  'product',
  'competence',
  'conduct',
  'complaints',
  'facilities',
] as const
export type Element = (typeof ELEMENTS)[number]

export const SCORES = [1, 2, 3, 4] as const

/** The tenth question is ours: it leads to /lapor and counts in no index. */
export const ASKED_TO_PAY = ['no', 'yes', 'unsaid'] as const

/** Answers that one unit takes in a day: more than its counters serve. Whoever would fill a ballot box ends here. */
export const SURVEY_DAY_BUDGET = 400

const score = z
  .enum(['1', '2', '3', '4'], { error: 'CHOICE' })
  .transform(Number)
  .pipe(z.literal([...SCORES]))

const scores = Object.fromEntries(ELEMENTS.map((element) => [element, score])) as Record<Element, typeof score>

/** The form as it is posted; `form` names the showing of it. */
export const surveySchema = z
  .object({
    form: z.guid('INVALID'),
    unit: z.string().max(100),
    ...scores,
    paid: z.enum(ASKED_TO_PAY, { error: 'CHOICE' }),
  })
  .transform(({ form, unit, paid, ...given }) => ({
    form,
    unit,
    scores: ELEMENTS.map((element) => given[element]),
    askedToPay: paid === 'unsaid' ? null : paid === 'yes',
  }))
export type SurveyInput = z.output<typeof surveySchema>

/** What the answers of one unit and period come to: how many, and the sum of each element's scores. */
export type Tally = { answers: number; sums: readonly number[]; asked: number; askedOf: number }

export type ServiceClass = 'A' | 'B' | 'C' | 'D'
export type Satisfaction = {
  answers: number
  /** NRR: the mean score of each element, 1 to 4 */
  means: number[]
  /** Indeks Kepuasan Masyarakat, 25 to 100, to two decimals */
  index: number
  grade: ServiceClass
  /** the element with the lowest mean: where to begin */
  weakest: Element
}

// Lampiran PermenPAN-RB 14/2017, "nilai interval konversi". Its table is of values with two decimals.
const FROM: readonly [ServiceClass, number][] = [
  ['A', 88.31],
  ['B', 76.61],
  ['C', 65],
  ['D', 25],
]

/** IKM = Σ(NRR / 9) × 25. Null where nobody answered. */
export function satisfactionOf({ answers, sums }: Pick<Tally, 'answers' | 'sums'>): Satisfaction | null {
  if (answers === 0) return null
  const means = sums.map((sum) => sum / answers)
  // In whole numbers as long as may be: 1.005 and its like are not what they seem.
  const total = sums.reduce((all, sum) => all + sum, 0)
  const index = Math.round((total * 2500) / (ELEMENTS.length * answers)) / 100
  const lowest = Math.min(...sums)
  return { answers, means, index, grade: classOf(index), weakest: ELEMENTS[sums.indexOf(lowest)] ?? ELEMENTS[0] }
}

/** The class of service of an index with two decimals. */
export function classOf(index: number): ServiceClass {
  return FROM.find(([, from]) => index >= from)?.[0] ?? 'D'
}

/** What is published of a tally: from 5 answers on; the share that was asked to pay only where no side of it is small. */
export type PublicSatisfaction = Satisfaction & { askedPercent: number | null }

/** Null: fewer than 5 answers. */
export function publicSatisfaction(tally: Tally): PublicSatisfaction | null {
  const found = tally.answers < SMALLEST_COUNT ? null : satisfactionOf(tally)
  const { asked, askedOf } = tally
  const small = asked < SMALLEST_COUNT || askedOf - asked < SMALLEST_COUNT
  return found && { ...found, askedPercent: small ? null : Math.round((asked * 100) / askedOf) }
}

/** A quarter of a year, as results are published: "2026-3" is July to September 2026. */
export type Quarter = { id: string; year: number; number: number; from: Day; until: Day }

export function quarterOf(day: Day): Quarter {
  const year = Number(day.slice(0, 4))
  const number = Math.ceil(Number(day.slice(5, 7)) / 3)
  const first = (month: number): Day =>
    month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`
  const from = first(number * 3 - 2)
  return { id: `${year}-${number}`, year, number, from, until: addDays(first(number * 3 + 1), -1) }
}

/** The last `count` quarters that are over on `today`, newest first. */
export function pastQuarters(today: Day, count: number): Quarter[] {
  const found: Quarter[] = []
  for (let at = quarterOf(today); found.length < count;) {
    at = quarterOf(addDays(at.from, -1))
    found.push(at)
  }
  return found
}

/**
 * The last `count` quarters of which figures of reports are out on `today`, newest first: those whose following quarter is
 * over too. By then each report had its whole time (60 working days), so that what is late shows as late.
 */
export const releasedQuarters = (today: Day, count: number): Quarter[] => pastQuarters(today, count + 1).slice(1)
