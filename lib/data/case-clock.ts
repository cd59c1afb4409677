import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { FACTS, factsOf, recordMove } from '@/lib/data/case-facts'
import { db, inTransaction } from '@/lib/data/client'
import { BATCH, eachAlone } from '@/lib/data/each'
import { followClock } from '@/lib/data/merged'
import { readHolidays } from '@/lib/data/holidays'
import { dayOf, dayToDate } from '@/lib/domain/calendar'
import { applyMove } from '@/lib/domain/case-moves'

/**
 * Closes every case that was acted on and whose reporter may object no longer (DOMAIN.md: 10 working days). Each in a
 * transaction of its own (`eachAlone`); again, and in two processes at once, it closes each of them once. Answers how many
 * it closed.
 */
export function closeUnopposed(now = new Date()): Promise<number> {
  // A merged case goes along with the one that it is merged into.
  const over = { state: 'ACTED_ON', mergedIntoId: null, objectUntil: { lt: dayToDate(dayOf(now)) } } as const
  return eachAlone(
    'cases-clock',
    (after) =>
      db.case.findMany({
        where: { ...over, id: { gt: after } },
        select: { id: true },
        orderBy: { id: 'asc' },
        take: BATCH,
      }),
    ({ id }) => closeOne(id, now),
  )
}

function closeOne(id: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
    await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "id" = ${id}::uuid FOR UPDATE`
    const row = await tx.case.findUnique({ where: { id }, select: FACTS })
    if (!row) return false
    const before = factsOf(row)
    const after = applyMove(before, 'expire', 'CLOCK', {}, dayOf(now), holidays)
    if (!after.ok || !(await recordMove(tx, id, 'expire', 'CLOCK', before, after.value, dayOf(now)))) return false
    await followClock(tx, { id, move: 'expire', after: after.value, now, holidays })
    const detail = { move: 'expire', from: before.state, to: after.value.state }
    await writeAudit(tx, { at: now, actor: 'system', action: 'case:move', subject: `case:${id}`, detail })
    return true
  })
}
