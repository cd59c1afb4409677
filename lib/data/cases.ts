import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/data/client'
import { visibleTo } from '@/lib/data/case-scope'
import type { Officer } from '@/lib/data/officers'
import { dateToDay, dayToDate, type Day } from '@/lib/domain/calendar'
import { DUE_STATES, ENDED, type Cursor, type QueueFilter, type View } from '@/lib/domain/queue'
import { can } from '@/lib/domain/roles'

const PAGE = 25

const ROW = {
  id: true,
  reference: true,
  channel: true,
  spgKind: true,
  category: true,
  state: true,
  receivedOn: true,
  dueOn: true,
  unit: { select: { name: true } },
  assignee: { select: { id: true, name: true } },
} as const satisfies Prisma.CaseSelect

/** What the queue says of a case without opening it. */
export type QueueRow = Omit<Prisma.CaseGetPayload<{ select: typeof ROW }>, 'receivedOn' | 'dueOn' | 'unit'> & {
  receivedOn: Day
  dueOn: Day | null
  unit: string | null
}

/**
 * One page of the cases that exist for this officer, those due first at the head and those without a deadline at the end.
 * `next` is where the following page starts; it names a place in the order, so that new cases shift nothing.
 */
export async function listCases(
  officer: Officer,
  filter: QueueFilter,
  today: Day,
  size = PAGE,
): Promise<{ rows: QueueRow[]; next: Cursor | null }> {
  const { state, channel, unit } = filter
  const found = await db.case.findMany({
    where: {
      AND: [visibleTo(officer), inView(filter.view, officer, today), after(filter.after)],
      state,
      channel,
      unitId: unit,
    },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: size + 1,
    select: ROW,
  })
  const rows = found.slice(0, size).map((row) => ({
    ...row,
    receivedOn: dateToDay(row.receivedOn),
    dueOn: row.dueOn && dateToDay(row.dueOn),
    unit: row.unit?.name ?? null,
  }))
  const last = found.length > size ? rows.at(-1) : undefined
  return { rows, next: last ? { dueOn: last.dueOn, id: last.id } : null }
}

/** How many cases each view holds for this officer: one query. */
export async function countCases(officer: Officer, today: Day): Promise<Record<View, number>> {
  const open = Prisma.sql`c."state"::text NOT IN (${Prisma.join([...ENDED])})`
  const [counts] = await db.$queryRaw<[Record<View, number>]>`
    SELECT count(*)::int AS "all",
      count(*) FILTER (WHERE ${open})::int AS "open",
      count(*) FILTER (WHERE ${open} AND c."assigneeId" IS NULL)::int AS "unassigned",
      count(*) FILTER (WHERE ${open} AND c."assigneeId" = ${officer.id})::int AS "mine",
      count(*) FILTER (WHERE c."dueOn" < ${dayToDate(today)}::date
        AND c."state"::text IN (${Prisma.join([...DUE_STATES])}))::int AS "overdue",
      count(*) FILTER (WHERE c."state" = 'AWAITING_REPORTER')::int AS "waiting",
      count(*) FILTER (WHERE NOT ${open})::int AS "ended"
    FROM "Case" c JOIN "KeyGrant" g ON g."caseId" = c."id" AND g."officerId" = ${officer.id}
    WHERE ${can(officer.role, 'case:read')} AND (${can(officer.role, 'case:assign')} OR c."assigneeId" = ${officer.id})
      AND NOT EXISTS (SELECT FROM "CaseExclusion" x WHERE x."caseId" = c."id" AND x."officerId" = ${officer.id})`
  return counts
}

/** The units that any of this officer's cases is about, by name: what the filter offers. */
export async function unitsOfCases(officer: Officer): Promise<{ id: string; name: string }[]> {
  return db.unit.findMany({
    where: { cases: { some: visibleTo(officer) } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

function inView(view: View, officer: Officer, today: Day): Prisma.CaseWhereInput {
  const open = { state: { notIn: [...ENDED] } }
  switch (view) {
    case 'all':
      return {}
    case 'open':
      return open
    case 'unassigned':
      return { ...open, assigneeId: null }
    case 'mine':
      return { ...open, assigneeId: officer.id }
    case 'overdue':
      return { state: { in: [...DUE_STATES] }, dueOn: { lt: dayToDate(today) } }
    case 'waiting':
      return { state: 'AWAITING_REPORTER' }
    case 'ended':
      return { state: { in: [...ENDED] } }
  }
}

function after(cursor: Cursor | undefined): Prisma.CaseWhereInput {
  if (!cursor) return {}
  if (cursor.dueOn === null) return { dueOn: null, id: { gt: cursor.id } }
  const due = dayToDate(cursor.dueOn)
  return { OR: [{ dueOn: { gt: due } }, { dueOn: due, id: { gt: cursor.id } }, { dueOn: null }] }
}
