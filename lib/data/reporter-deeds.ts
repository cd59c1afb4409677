import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { FACTS, factsOf, recordMove } from '@/lib/data/case-facts'
import { inTransaction, type Tx } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import { noteParting, partFrom } from '@/lib/data/merged'
import { dayOf, dayToDate } from '@/lib/domain/calendar'
import { applyMove, type CaseFacts } from '@/lib/domain/case-moves'
import { mayRate, type ReporterDeed } from '@/lib/domain/reporter-deeds'
import { fail, ok, type Result } from '@/lib/domain/result'

const ACTION = { settle: 'case:settle', rate: 'case:rate', erase: 'case:ask-erase', keep: 'case:keep' } as const

/**
 * Does what a reporter decides about their case: that it is settled, how well it was handled, that it be erased (for a lead to
 * decide) or not. Done already, it is answered as if it were the first time. The trail keeps no mark: only figures show marks.
 * NOT_FOUND: no such look-up; CONFLICT: not now.
 */
export function doDeed(deed: ReporterDeed, now = new Date()): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
    const { lookup } = deed
    await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "lookup" = ${lookup} FOR UPDATE`
    const row = await tx.case.findUnique({
      where: { lookup },
      select: { id: true, rating: true, erasureAskedOn: true, ...FACTS },
    })
    if (!row) return fail('NOT_FOUND')
    const before = factsOf(row)
    if (deed.deed === 'settle' && before.state === 'CLOSED') return ok(null)
    if (deed.deed === 'settle') {
      const after = applyMove(before, 'settle', 'REPORTER', {}, dayOf(now), holidays)
      if (!after.ok) return after
      if (!(await recordMove(tx, row.id, 'settle', 'REPORTER', before, after.value, dayOf(now))))
        return fail('CONFLICT')
      await partFrom(tx, { id: row.id, move: 'settle', now, holidays })
      await noteParting(tx, row.id, row.mergedIntoId, now)
      return done(tx, row.id, deed, now, { from: before.state, to: after.value.state })
    }
    const change = changeOf(deed, before, row, now)
    if (!change.ok || change.value === null) return change as Result<null>
    await tx.case.update({ where: { id: row.id }, data: change.value })
    return done(tx, row.id, deed, now)
  })
}

type Kept = { rating: number | null; erasureAskedOn: Date | null }

/** What a deed that moves nothing changes; null: it stands so already. */
function changeOf(
  deed: Exclude<ReporterDeed, { deed: 'settle' }>,
  facts: CaseFacts,
  { rating, erasureAskedOn }: Kept,
  now: Date,
): Result<Partial<Kept> | null> {
  if (deed.deed === 'rate') {
    if (!mayRate(facts)) return fail('CONFLICT')
    return ok(rating === deed.rating ? null : { rating: deed.rating })
  }
  if ((deed.deed === 'erase') === (erasureAskedOn !== null)) return ok(null)
  return ok({ erasureAskedOn: deed.deed === 'erase' ? dayToDate(dayOf(now)) : null })
}

async function done(tx: Tx, id: string, { deed }: ReporterDeed, now: Date, detail = {}): Promise<Result<null>> {
  await writeAudit(tx, { at: now, actor: 'reporter', action: ACTION[deed], subject: `case:${id}`, detail })
  return ok(null)
}
