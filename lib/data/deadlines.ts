import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/lib/data/client'
import { FACTS, factsOf } from '@/lib/data/case-facts'
import { addWorkingDays, dateToDay, type Day, type Holidays } from '@/lib/domain/calendar'
import { dueOn } from '@/lib/domain/deadlines'
import { AWAITED } from '@/lib/domain/disposition'
import { gratuityDue } from '@/lib/domain/gratuity'

/** Cases that are read and written at once. */
const BATCH = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Sets the deadline of every case whose clock runs, of every disposition that waits and of every gratuity that the KPK is yet
 * to hear of, anew, by a calendar that has changed; batch by batch in the order of their ids, so that memory does not grow
 * with the cases. Whoever calls it holds the calendar (`takeCalendar`). Nothing of
 * a case is told: neither which nor how many. A reporter's time to object may grow by it; what was promised never shrinks.
 */
export async function recomputeDeadlines(tx: Tx, holidays: Holidays): Promise<void> {
  await recomputeCases(tx, holidays)
  await recomputeDispositions(tx, holidays)
  await recomputeGratuities(tx, holidays)
}

async function recomputeCases(tx: Tx, holidays: Holidays): Promise<void> {
  for (let after = FIRST; ;) {
    const rows = await tx.case.findMany({
      where: { dueOn: { not: null }, id: { gt: after } },
      select: { id: true, ...FACTS },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    const moved = rows.flatMap(({ id, ...row }) => {
      const facts = factsOf(row)
      const due = dueOn(facts, holidays)
      return due === null || due === facts.dueOn ? [] : [{ id, due }]
    })
    if (moved.length > 0) {
      await tx.$executeRaw`
        UPDATE "Case" SET "dueOn" = moved."due",
          "objectUntil" = CASE "state" WHEN 'ACTED_ON' THEN GREATEST("objectUntil", moved."due") ELSE "objectUntil" END
        FROM ${list(moved)} WHERE "Case"."id" = moved."id"`
      // A merged case has no deadline, but its reporter may object for as long.
      await tx.$executeRaw`
        UPDATE "Case" c SET "objectUntil" = GREATEST(c."objectUntil", main."objectUntil") FROM "Case" main
        WHERE c."mergedIntoId" = main."id" AND c."state" = 'ACTED_ON' AND main."state" = 'ACTED_ON'
          AND main."id" = ANY(${moved.map(({ id }) => id)}::uuid[])`
    }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.id
  }
}

/** These as the rows of a table `moved`: all of a batch are set at once, since one by one they would outlast the transaction. */
const list = (moved: { id: string; due: Day }[]) => Prisma.sql`(
  SELECT "id"::uuid AS "id", "due"::date AS "due"
  FROM unnest(${moved.map(({ id }) => id)}::text[], ${moved.map(({ due }) => due)}::text[]) AS rows("id", "due")) AS moved`

/** What units still owe an answer to: as many working days from the asking as they were given. */
async function recomputeDispositions(tx: Tx, holidays: Holidays): Promise<void> {
  for (let after = FIRST; ;) {
    const rows = await tx.disposition.findMany({
      where: { state: { in: [...AWAITED] }, id: { gt: after } },
      select: { id: true, askedOn: true, days: true, dueOn: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    const moved = rows.flatMap(({ id, askedOn, days, dueOn: before }) => {
      const due = addWorkingDays(dateToDay(askedOn), days, holidays)
      return due === dateToDay(before) ? [] : [{ id, due }]
    })
    if (moved.length > 0)
      await tx.$executeRaw`UPDATE "Disposition" SET "dueOn" = moved."due" FROM ${list(moved)} WHERE "Disposition"."id" = moved."id"`
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.id
  }
}

/** What the KPK is yet to be told of: the period from the day it was received. */
async function recomputeGratuities(tx: Tx, holidays: Holidays): Promise<void> {
  for (let after = FIRST; ;) {
    const rows = await tx.gratuity.findMany({
      where: { dueOn: { not: null }, id: { gt: after } },
      select: { id: true, state: true, refused: true, happenedOn: true, dueOn: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    const moved = rows.flatMap(({ id, dueOn: before, happenedOn, ...row }) => {
      const due = gratuityDue({ ...row, happenedOn: dateToDay(happenedOn) }, holidays)
      return due && before && due !== dateToDay(before) ? [{ id, due }] : []
    })
    if (moved.length > 0)
      await tx.$executeRaw`UPDATE "Gratuity" SET "dueOn" = moved."due" FROM ${list(moved)} WHERE "Gratuity"."id" = moved."id"`
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.id
  }
}
