import 'server-only'
import { changeBoard } from '@/lib/data/board-write'
import type { Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { NOTICE_DAYS_MAX, witaMoment, type NoticeInput, type Sent, type StatusInput } from '@/lib/domain/board-input'
import { addDays, dayOf, momentOf } from '@/lib/domain/calendar'
import { fail, ok, type Result } from '@/lib/domain/result'
import { reasonFor } from '@/lib/domain/stock'

/** "Masih sama": the whole board holds as it stands, on the day on which it was said. */
export async function confirmBoard(officer: Officer, input: Sent, now = new Date()): Promise<Result<null>> {
  return changeBoard(officer, input, { kind: 'CONFIRMED' }, now, async (tx, unitId, at) => {
    const { confirmedAt } = await tx.board.findUniqueOrThrow({ where: { unitId }, select: { confirmedAt: true } })
    await tx.board.update({ where: { unitId }, data: { confirmedAt: later(confirmedAt, at) } })
    return ok({ changes: [{ kind: 'CONFIRMED' }], action: 'board:confirm', detail: {} })
  })
}

/**
 * What stands of one service; it counts as confirmed now. The same status again, in other words, goes on since when it
 * was set. NOT_FOUND: the unit does not offer it; INVALID `reason`: see reasonFor.
 */
export async function setStatus(officer: Officer, input: StatusInput, now = new Date()): Promise<Result<null>> {
  const { service: serviceId } = input
  return changeBoard(officer, input, { kind: 'STATUS', serviceId }, now, async (tx, unitId, at) => {
    const key = { unitId_serviceId: { unitId, serviceId } }
    const before = await tx.offering.findUnique({
      where: key,
      select: { override: true, since: true, confirmedAt: true, service: { select: { stockItemId: true } } },
    })
    if (!before) return fail('NOT_FOUND')
    const override = input.status === 'NORMAL' ? null : input.status
    const reasoned = reasonFor(override, input.reason, await stockOf(tx, unitId, before.service.stockItemId))
    if (!reasoned.ok) return reasoned
    const same = override === before.override
    const said = override
      ? { reason: input.reason || null, instead: input.instead || null, since: same ? before.since : at }
      : { reason: null, instead: null, since: null }
    await tx.offering.update({ where: key, data: { override, ...said, confirmedAt: later(before.confirmedAt, at) } })
    return ok({
      changes: [{ kind: 'STATUS', serviceId, before: before.override, after: override, reason: said.reason }],
      action: 'board:status',
      detail: { service: serviceId, from: before.override, to: override },
    })
  })
}

/** Says something to everyone until a moment; an empty text takes the notice down. INVALID `until`: past, or too far. */
export async function setNotice(officer: Officer, input: NoticeInput, now = new Date()): Promise<Result<null>> {
  const text = input.text || null
  const until = text === null ? null : witaMoment(input.until)
  if (text !== null) {
    if (until === null) return fail('INVALID', { until: { key: 'DATE' } })
    if (until <= now) return fail('INVALID', { until: { key: 'PAST' } })
    if (until > momentOf(addDays(dayOf(now), NOTICE_DAYS_MAX + 1))) {
      return fail('INVALID', { until: { key: 'TOO_FAR', max: NOTICE_DAYS_MAX } })
    }
  }
  return changeBoard(officer, input, { kind: 'NOTICE' }, now, async (tx, unitId) => {
    const before = await tx.board.findUniqueOrThrow({ where: { unitId }, select: { notice: true } })
    await tx.board.update({ where: { unitId }, data: { notice: text, noticeUntil: until } })
    return ok({
      changes: [{ kind: 'NOTICE', before: before.notice, after: text }],
      action: 'board:notice',
      detail: { until: until?.toISOString() ?? null },
    })
  })
}

async function stockOf(tx: Tx, unitId: string, itemId: string | null): Promise<{ balance: number } | null> {
  if (itemId === null) return null
  return tx.stock.findUnique({ where: { unitId_itemId: { unitId, itemId } }, select: { balance: true } })
}

const later = (before: Date | null, at: Date) => (before !== null && before > at ? before : at)
