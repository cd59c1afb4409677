import 'server-only'
import { db } from '@/lib/data/client'
import { takeSurvey } from '@/lib/data/limits'
import type { Officer } from '@/lib/data/officers'
import { unitNamed } from '@/lib/data/public-boards'
import { rememberPast } from '@/lib/data/public-memory'
import { dayOf, dayToDate, type Day } from '@/lib/domain/calendar'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import {
  pastQuarters,
  quarterOf,
  publicSatisfaction,
  type PublicSatisfaction,
  type Quarter,
  type SurveyInput,
  type Tally,
} from '@/lib/domain/survey'

/** How many quarters are shown: two years. */
const QUARTERS = 8

/**
 * Counts one answer about a unit, once for each showing of the form. NOT_FOUND: no such unit; LIMITED: this network has
 * answered about it too often today, or the unit's day is full.
 */
export async function answerSurvey(input: SurveyInput, visitor: string, now = new Date()): Promise<Result<null>> {
  const unit = await unitNamed(input.unit)
  if (!unit) return fail('NOT_FOUND')
  const id = input.form.toLowerCase()
  // Pressed twice, or sent again by the phone: it stands already, and costs nobody anything.
  if (await db.surveyAnswer.findUnique({ where: { id }, select: { id: true } })) return ok(null)
  const day = dayOf(now)
  const taken = await takeSurvey(visitor, unit.id, day)
  if (!taken.ok) return taken
  const { scores, askedToPay } = input
  await db.surveyAnswer.createMany({
    data: { id, unitId: unit.id, on: dayToDate(day), scores, askedToPay },
    skipDuplicates: true,
  })
  return ok(null)
}

/** A unit's answers from one day to another, both included. */
export type UnitTally = Tally & { unitId: string; busiest: number }

type Row = {
  unitId: string
  quarter: string
  answers: number
  sums: number[]
  asked: number
  askedOf: number
  busiest: number
}

/** Tallies by unit and quarter, counted by the database. `unitId` null: of every unit. */
export async function tallies(
  from: Day,
  until: Day,
  unitId: string | null = null,
): Promise<(UnitTally & { quarter: string })[]> {
  return db.$queryRaw<Row[]>`
    WITH days AS (
      SELECT "unitId", "on", count(*)::int AS n, count(*) FILTER (WHERE "askedToPay")::int AS asked, count("askedToPay")::int AS of,
        sum("scores"[1])::int AS s1, sum("scores"[2])::int AS s2, sum("scores"[3])::int AS s3, sum("scores"[4])::int AS s4,
        sum("scores"[5])::int AS s5, sum("scores"[6])::int AS s6, sum("scores"[7])::int AS s7, sum("scores"[8])::int AS s8,
        sum("scores"[9])::int AS s9
      FROM "SurveyAnswer"
      WHERE "on" BETWEEN ${from}::date AND ${until}::date AND (${unitId}::text IS NULL OR "unitId" = ${unitId})
      GROUP BY "unitId", "on")
    SELECT "unitId", to_char("on", 'YYYY-Q') AS quarter, sum(n)::int AS answers, sum(asked)::int AS asked, sum(of)::int AS "askedOf",
      max(n)::int AS busiest,
      ARRAY[sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6), sum(s7), sum(s8), sum(s9)]::int[] AS sums
    FROM days GROUP BY 1, 2 ORDER BY 1, 2`
}

/** The tallies of the quarter that runs, as they are; for leads alone. */
export async function surveyNow(officer: Officer, now = new Date()): Promise<UnitTally[]> {
  if (!can(officer.role, 'figures:read') || !can(officer.role, 'case:assign')) return []
  const today = dayOf(now)
  return tallies(quarterOf(today).from, today)
}

export type QuarterResult = { quarter: Quarter; result: PublicSatisfaction | null }

/** A unit's results as everyone may see them: quarters that are over, newest first, from the first with an answer. */
export async function publicSurvey(slug: string, now: Date): Promise<QuarterResult[] | null> {
  const unit = await unitNamed(slug)
  if (!unit) return null
  return (await publicSurveys(now)).get(unit.id) ?? []
}

/** The same for every unit that somebody answered about, by its id. */
export function publicSurveys(now: Date): Promise<Map<string, QuarterResult[]>> {
  const quarters = pastQuarters(dayOf(now), QUARTERS)
  const [newest, oldest] = [quarters[0]!, quarters.at(-1)!]
  return rememberPast(`survey:${dayOf(now)}`, async () => {
    const rows = await tallies(oldest.from, newest.until)
    const results = new Map<string, QuarterResult[]>()
    for (const { unitId, quarter: first } of rows) {
      if (results.has(unitId)) continue // its rows come oldest first
      const shown = quarters.filter(({ id }) => id >= first)
      results.set(
        unitId,
        shown.map((quarter) => {
          const tally = rows.find((row) => row.unitId === unitId && row.quarter === quarter.id)
          return { quarter, result: tally ? publicSatisfaction(tally) : null }
        }),
      )
    }
    return results
  })
}
