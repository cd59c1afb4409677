import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { visibleSql } from '@/lib/data/case-scope'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { allUnits } from '@/lib/data/public-boards'
import { addDays, dayOf, type Day } from '@/lib/domain/calendar'
import {
  addMonths,
  AGES,
  type Counted,
  type CountedFigures,
  ENDINGS,
  exactFigures,
  type Figures,
  type Month,
  monthOf,
  monthsBetween,
  publicFigures,
  type PublishedFigures,
  REPORT_KINDS,
} from '@/lib/domain/case-figures'
import type { Channel } from '@/lib/domain/case-states'
import { DEADLINES } from '@/lib/domain/deadlines'
import { HOT_DAYS, hotSpots, type HotSpot } from '@/lib/domain/hot-spots'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** The key of reports that name no office. */
export const NO_UNIT = ''

export type LeadFigures = { from: Month; until: Month; figures: Figures; hot: HotSpot[] }

/** Where each of the sets of GROUPING SETS stands in its mask: a 0 at the column that it is by. */
const SETS = { whole: 31, month: 15, kind: 23, unit: 27, ending: 29, age: 30 } as const

type Row = Omit<Counted, 'key'> & { mask: number; key: string | null; answered: number }

/**
 * Received reports of these days, counted by the database in one pass and by what is asked for. `scope` says of which.
 * An answer is in time within 14 working days (complaints) or 60, and what two officers added to them, from the receipt or the
 * day of reopening, without the days on which the reporter was waited for. Whose reporter ended it before any answer was
 * answered on that day.
 */
async function count(scope: Prisma.Sql, from: Day, until: Day, today: Day): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    WITH days AS MATERIALIZED (
      SELECT d::date AS day,
        sum(CASE WHEN extract(isodow FROM d) < 6 AND h."date" IS NULL THEN 1 ELSE 0 END) OVER (ORDER BY d)::int AS n
      FROM generate_series(${from}::date, ${today}::date, '1 day') d
      LEFT JOIN (SELECT DISTINCT "date" FROM "Holiday") h ON h."date" = d::date),
    chosen AS MATERIALIZED (
      SELECT c."id", c."channel", c."spgKind", c."unitId", c."state", c."receivedOn", c."clockFrom", c."pausedDays", c."extendedDays", c."dueOn",
        c."outcome", c."state" IN ('ACTED_ON', 'CLOSED', 'REFERRED', 'DECLINED') AS done
      FROM "Case" c
      WHERE c."receivedOn" BETWEEN ${from}::date AND ${until}::date AND ${scope}),
    answers AS (
      SELECT m."caseId", max(m."on") AS "on" FROM "CaseMove" m JOIN chosen c ON c."id" = m."caseId" AND c.done
      WHERE m."to" IN ('ACTED_ON', 'REFERRED', 'DECLINED') OR m."move" = 'settle' AND m."from" <> 'ACTED_ON' GROUP BY 1),
    facts AS (
      SELECT to_char(c."receivedOn", 'YYYY-MM') AS month,
        COALESCE(c."spgKind"::text, c."channel"::text) AS kind,
        COALESCE(c."unitId", ${NO_UNIT}::text) AS unit,
        CASE WHEN NOT c.done THEN NULL WHEN c."state" = 'CLOSED' THEN c."outcome"::text ELSE c."state"::text END AS ending,
        CASE WHEN c.done THEN NULL WHEN now.n - since.n <= 14 THEN 'to14' WHEN now.n - since.n <= 60 THEN 'to60'
          ELSE 'over60' END AS age,
        c.done, c."dueOn" < ${today}::date AS over,
        GREATEST(0, answered.n - started.n - c."pausedDays") AS used,
        CASE WHEN c."channel" = 'COMPLAINT' THEN ${DEADLINES.complaint.days}::int
          ELSE ${DEADLINES.supervision.days}::int END + c."extendedDays" AS most
      FROM chosen c
      LEFT JOIN answers a ON a."caseId" = c."id"
      LEFT JOIN days since ON since.day = c."receivedOn"
      LEFT JOIN days started ON started.day = c."clockFrom"
      LEFT JOIN days answered ON answered.day = a."on"
      CROSS JOIN (SELECT max(n) AS n FROM days) now)
    SELECT GROUPING(month, kind, unit, ending, age) AS mask, COALESCE(month, kind, unit, ending, age) AS key,
      count(*) FILTER (WHERE NOT done)::int AS open,
      count(*) FILTER (WHERE NOT done AND over)::int AS overdue,
      count(*) FILTER (WHERE done)::int AS answered,
      count(*) FILTER (WHERE done AND used <= most)::int AS "onTime",
      count(*) FILTER (WHERE done AND used IS NULL OR done AND used > most)::int AS late,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY used) FILTER (WHERE done))::int AS median,
      (percentile_disc(0.9) WITHIN GROUP (ORDER BY used) FILTER (WHERE done))::int AS p90
    FROM facts GROUP BY GROUPING SETS ((), (month), (kind), (unit), (ending), (age))`
}

/** Every row of each table in its order, also those that are nothing. */
async function countedFigures(scope: Prisma.Sql, from: Month, until: Month, today: Day): Promise<CountedFigures> {
  const last = addDays(`${addMonths(until, 1)}-01`, -1)
  // Also offices that are no longer there: one listed only when it has reports would say that its "<5" is not 0.
  const [rows, units] = await Promise.all([
    count(scope, `${from}-01`, last < today ? last : today, today),
    db.unit.findMany({ select: { id: true }, orderBy: { id: 'asc' } }),
  ])
  const of = (set: keyof typeof SETS) => rows.filter(({ mask }) => mask === SETS[set])
  const table = (set: keyof typeof SETS, keys: readonly string[]): Counted[] => {
    const found = new Map(of(set).map((row) => [row.key ?? '', row]))
    return keys.map((key) => {
      const { open = 0, overdue = 0, onTime = 0, late = 0, median = null, p90 = null } = found.get(key) ?? {}
      return { key, open, overdue, onTime, late, median, p90 }
    })
  }
  const lines = <K extends string>(set: 'ending' | 'age', keys: readonly K[]) =>
    keys.map((key) => {
      const row = of(set).find((one) => one.key === key)
      return { key, count: (set === 'ending' ? row?.answered : row?.open) ?? 0 }
    })
  return {
    whole: table('whole', [''])[0]!,
    month: table('month', monthsBetween(from, until)),
    kind: table('kind', REPORT_KINDS),
    unit: table('unit', [...units.map(({ id }) => id), NO_UNIT]),
    endings: lines('ending', ENDINGS),
    ages: lines('age', AGES),
  }
}

/**
 * Reports received in these months as everyone may see them. Those that their reporter keeps from an officer are left out:
 * who may read all others could tell by the difference that there is one about them.
 */
export async function countForAll(from: Month, until: Month, today: Day): Promise<PublishedFigures | null> {
  const scope = Prisma.sql`NOT EXISTS (SELECT 1 FROM "CaseExclusion" e WHERE e."caseId" = c."id")`
  return publicFigures(await countedFigures(scope, from, until, today))
}

/**
 * The figures of the reports that a lead may read, as they are, of the last `months` months with the one that runs; and the
 * offices about which more comes in lately than chance explains.
 */
export async function leadFigures(
  officer: Officer,
  months: number,
  channel: Channel | null,
  now = new Date(),
): Promise<Result<LeadFigures>> {
  if (!can(officer.role, 'figures:read') || !can(officer.role, 'case:assign')) return fail('NOT_FOUND')
  const today = dayOf(now)
  const until = monthOf(today)
  const from = addMonths(until, 1 - months)
  const held = visibleSql(officer)
  const scope = channel === null ? held : Prisma.sql`${held} AND c."channel" = ${channel}::"Channel"`
  const [counted, hot] = await Promise.all([countedFigures(scope, from, until, today), readHotSpots(scope, today)])
  return ok({ from, until, figures: exactFigures(counted), hot })
}

async function readHotSpots(scope: Prisma.Sql, today: Day): Promise<HotSpot[]> {
  const since = addDays(today, -HOT_DAYS.recent)
  const from = addDays(since, -HOT_DAYS.before)
  const places = await db.$queryRaw<{ key: string; recent: number; before: number }[]>`
    SELECT c."unitId" AS key, count(*) FILTER (WHERE c."receivedOn" > ${since}::date)::int AS recent,
      count(*) FILTER (WHERE c."receivedOn" <= ${since}::date)::int AS before
    FROM "Case" c
    WHERE c."receivedOn" > ${from}::date AND c."receivedOn" <= ${today}::date AND c."unitId" IS NOT NULL AND ${scope}
    GROUP BY 1`
  return hotSpots(places)
}

/** Names of the offices in a set of figures, those that are no longer there too. */
export async function unitNames(
  figures: readonly { key: string }[],
): Promise<Map<string, { name: string; slug: string | null }>> {
  const units = await allUnits()
  const names = new Map(units.map(({ id, name, slug }) => [id, { name, slug: slug as string | null }]))
  const gone = figures.map(({ key }) => key).filter((key) => key !== NO_UNIT && !names.has(key))
  if (gone.length === 0) return names
  const rows = await db.unit.findMany({ where: { id: { in: gone } }, select: { id: true, name: true } })
  for (const { id, name } of rows) names.set(id, { name, slug: null })
  return names
}
