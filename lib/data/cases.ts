import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/data/client'
import { visibleSql } from '@/lib/data/case-scope'
import type { Officer } from '@/lib/data/officers'
import { dateToDay, type Day } from '@/lib/domain/calendar'
import { CASE_STATES, type CaseState, type Channel, type SpgKind } from '@/lib/domain/case-states'
import {
  COUNT_MAX,
  type Cursor,
  endOfWeek,
  type Facet,
  FACETS,
  type QueueFilter,
  statesOf,
  type View,
  viewsFor,
} from '@/lib/domain/queue'

// SQL by hand: the order (a missing deadline last) and the views are what the indexes of the queue are made for, and the
// planner recognises them only where they are written as in the index (migration `queue`).

const PAGE = 25
const PLACE = Prisma.sql`COALESCE(c."dueOn", 'infinity'::date)`
const NOWHERE = 'infinity'

type Row = {
  id: string
  reference: string
  channel: Channel
  spgKind: SpgKind | null
  category: string
  state: CaseState
  receivedOn: Date
  dueOn: Date | null
  version: number
  merged: boolean
  unanswered: boolean
  unit: string | null
  assigneeId: string | null
  assignee: string | null
}

/** What the queue says of a case without opening it. `unanswered`: the last message of its thread is the reporter's. */
export type QueueRow = Omit<Row, 'receivedOn' | 'dueOn' | 'assigneeId' | 'assignee'> & {
  receivedOn: Day
  dueOn: Day | null
  assignee: { id: string; name: string } | null
}

/** `previous`, `next`: the places that the pages on both sides are asked for by; null where there is none. */
export type QueuePage = { rows: QueueRow[]; previous: Cursor | null; next: Cursor | null }

/**
 * One page of the cases that exist for this officer, those due first at the head and those without a deadline at the end.
 * A page is asked for by a place in the order, so that new cases shift nothing.
 */
export async function listCases(officer: Officer, filter: QueueFilter, today: Day, size = PAGE): Promise<QueuePage> {
  const { after, before } = filter
  const backwards = after === undefined && before !== undefined
  const place = after ?? before
  const [past, order] = backwards
    ? [Prisma.sql`<`, Prisma.sql`${PLACE} DESC, c."id" DESC`]
    : [Prisma.sql`>`, Prisma.sql`${PLACE}, c."id"`]
  const some = (where: Prisma.Sql) => Prisma.sql`(
    SELECT c."id", c."reference", c."channel"::text, c."spgKind"::text, c."category", c."state"::text, c."receivedOn",
      c."dueOn", c."version", c."mergedIntoId" IS NOT NULL AS "merged", u."name" AS "unit", c."assigneeId", a."name" AS "assignee"
    FROM "Case" c LEFT JOIN "Unit" u ON u."id" = c."unitId" LEFT JOIN "Officer" a ON a."id" = c."assigneeId"
    WHERE ${matches(officer, filter, today)} AND ${where} ORDER BY ${order} LIMIT ${size + 1})`
  const due = Prisma.sql`${place?.dueOn ?? NOWHERE}::date`
  // The rest of the place's own day, then the days past it: compared as pairs, the planner would take what follows the
  // last day for next to nothing, and sort it.
  const pages = place
    ? Prisma.sql`${some(Prisma.sql`${PLACE} = ${due} AND c."id" ${past} ${place.id}::uuid`)}
        UNION ALL ${some(Prisma.sql`${PLACE} ${past} ${due}`)}`
    : some(Prisma.sql`TRUE`)
  // Of the page's cases alone: one look into the parts' own key for each of them.
  const last = Prisma.sql`SELECT p."author" FROM "Part" p WHERE p."caseId" = c."id" AND p."kind" = 'MESSAGE'
    ORDER BY p."number" DESC LIMIT 1`
  const found = await db.$queryRaw<Row[]>`
    SELECT *, COALESCE((${last}) = 'REPORTER', FALSE) AS "unanswered"
    FROM (SELECT * FROM (${pages}) c ORDER BY ${order} LIMIT ${size + 1}) c ORDER BY ${order}`
  const rows = found.slice(0, size).map(readRow)
  if (backwards) rows.reverse()
  const more = found.length > size
  const [first, end] = [rows[0], rows.at(-1)]
  return {
    rows,
    // Whoever came from a page can go back to it; only where a page begins the order is nothing before it.
    previous: first && (backwards ? more : after !== undefined) ? cursorOf(first) : null,
    next: end && (backwards || more) ? cursorOf(end) : null,
  }
}

/** How many cases each view of this officer's role holds, up to COUNT_MAX and one: one query, which no view makes longer. */
export async function countCases(officer: Officer, today: Day): Promise<ReadonlyMap<View, number>> {
  const views = viewsFor(officer.role)
  const counts = views.map((view) => {
    const bounded = Prisma.sql`SELECT FROM "Case" c WHERE ${matches(officer, { view }, today)} LIMIT ${COUNT_MAX + 1}`
    return Prisma.sql`(SELECT count(*)::int FROM (${bounded}) bounded) AS ${Prisma.raw(`"${view}"`)}`
  })
  const [row] = await db.$queryRaw<[Record<string, number>]>`SELECT ${Prisma.join(counts)}`
  return new Map(views.map((view) => [view, row[view] ?? 0]))
}

/**
 * How many cases each choice of a filter leaves over, beside what else is chosen; `whole` false: counted among the first
 * COUNT_MAX only, so at least so many.
 */
export type FacetCounts = Record<Facet, { whole: boolean; of: ReadonlyMap<string, number> }>

/**
 * Counts for the choices beside a view: of what all other choices leave over, and over no more than COUNT_MAX of that. One
 * query with a bounded part for what nothing is chosen of, and one for each choice that is, each over what a page of that
 * filter would read.
 */
export async function countFacets(
  officer: Officer,
  { after: _, before: __, ...filter }: QueueFilter,
  today: Day,
): Promise<FacetCounts> {
  const chosen = FACETS.filter((facet) => filter[facet] !== undefined)
  const parts = [filter, ...chosen.map((facet) => ({ ...filter, [facet]: undefined }))].map(
    (one, part) => Prisma.sql`(
      SELECT ${part}::int AS part, CASE WHEN GROUPING(unit) = 0 THEN 'unit' WHEN GROUPING(channel) = 0 THEN 'channel'
        WHEN GROUPING(kind) = 0 THEN 'kind' WHEN GROUPING(state) = 0 THEN 'state' END AS facet,
        COALESCE(unit, channel, kind, state) AS value, count(*)::int AS count
      FROM (
        SELECT c."unitId" AS unit, c."channel"::text AS channel, c."spgKind"::text AS kind, c."state"::text AS state
        FROM "Case" c WHERE ${matches(officer, one, today)} LIMIT ${COUNT_MAX + 1}) bounded
      GROUP BY GROUPING SETS ((unit), (channel), (kind), (state), ()))`,
  )
  const found = await db.$queryRaw<{ part: number; facet: Facet | null; value: string | null; count: number }[]>`
    ${Prisma.join(parts, ' UNION ALL ')}`
  const of = (facet: Facet) => {
    const rows = found.filter(({ part }) => part === chosen.indexOf(facet) + 1)
    const all = rows.find((row) => row.facet === null)?.count ?? 0
    const counts = rows.flatMap((row) =>
      row.facet === facet && row.value !== null ? ([[row.value, row.count]] as const) : [],
    )
    return { whole: all <= COUNT_MAX, of: new Map(counts) }
  }
  return { unit: of('unit'), channel: of('channel'), kind: of('kind'), state: of('state') }
}

/** Every unit that a case can be about, by name. */
export async function unitsOfCases(): Promise<{ id: string; name: string }[]> {
  return db.unit.findMany({ select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
}

function matches(officer: Officer, filter: QueueFilter, today: Day): Prisma.Sql {
  const states = statesOf(filter)
  if (states.length === 0 || (filter.kind && filter.channel && filter.channel !== 'SPG')) return Prisma.sql`FALSE`
  const { view, channel, kind, unit } = filter
  const and = [visibleSql(officer)]
  if (states.length < CASE_STATES.length) and.push(among(states))
  // What is merged is worked on with another case, and found there; but what is proposed of it is decided on its own page.
  if (view !== 'all' && view !== 'ended' && view !== 'approval') and.push(Prisma.sql`c."mergedIntoId" IS NULL`)
  if (view === 'unassigned') and.push(Prisma.sql`c."assigneeId" IS NULL`)
  if (view === 'mine') and.push(Prisma.sql`c."assigneeId" = ${officer.id}`)
  // Few are open at a time, over all states: an array has the planner begin with them, not walk the queue in search of them.
  if (view === 'approval')
    and.push(Prisma.sql`c."id" = ANY(ARRAY(SELECT p."caseId" FROM "Proposal" p
      WHERE p."state" = 'OPEN' AND p."proposedById" <> ${officer.id}))`)
  if (view === 'overdue') and.push(Prisma.sql`${PLACE} < ${today}::date`)
  if (view === 'week') and.push(Prisma.sql`${PLACE} BETWEEN ${today}::date AND ${endOfWeek(today)}::date`)
  if (unit) and.push(Prisma.sql`c."unitId" = ${unit}`)
  if (channel) and.push(Prisma.sql`c."channel" = ${Prisma.raw(`'${channel}'`)}`)
  if (kind) and.push(Prisma.sql`c."spgKind" = ${Prisma.raw(`'${kind}'`)}`)
  return Prisma.join(and, ' AND ')
}

/** States as literals: a parameter would hide from the planner which index holds them. They are the code's own words. */
function among(states: readonly CaseState[]): Prisma.Sql {
  return Prisma.raw(`c."state" IN (${states.map((state) => `'${state}'`).join(', ')})`)
}

function readRow({ receivedOn, dueOn, assigneeId, assignee, ...row }: Row): QueueRow {
  return {
    ...row,
    receivedOn: dateToDay(receivedOn),
    dueOn: dueOn && dateToDay(dueOn),
    assignee: assigneeId !== null && assignee !== null ? { id: assigneeId, name: assignee } : null,
  }
}

const cursorOf = ({ dueOn, id }: QueueRow): Cursor => ({ dueOn, id })
