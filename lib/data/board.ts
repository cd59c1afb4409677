import 'server-only'
import { changeBoard } from '@/lib/data/board-write'
import type { Officer } from '@/lib/data/officers'
import { NOTICE_DAYS_MAX, type NoticeInput, type StatusInput } from '@/lib/domain/board-input'
import { addDays, dayOf, momentOf } from '@/lib/domain/calendar'
import { fail, ok, type Result } from '@/lib/domain/result'

/** "Masih sama": the whole board holds today as it stands. */
export async function confirmBoard(officer: Officer, input: { form: string }, now = new Date()): Promise<Result<null>> {
  return changeBoard(officer, input.form, now, async (tx, unitId) => {
    await tx.board.update({ where: { unitId }, data: { confirmedAt: now } })
    return ok({ change: { kind: 'CONFIRMED' }, action: 'board:confirm', detail: {} })
  })
}

/**
 * What stands of one service; it counts as confirmed now. The same status again, in other words, goes on since when it
 * was set. NOT_FOUND: the unit does not offer it.
 */
export async function setStatus(officer: Officer, input: StatusInput, now = new Date()): Promise<Result<null>> {
  return changeBoard(officer, input.form, now, async (tx, unitId) => {
    const key = { unitId_serviceId: { unitId, serviceId: input.service } }
    const before = await tx.offering.findUnique({ where: key, select: { override: true, since: true } })
    if (!before) return fail('NOT_FOUND')
    const override = input.status === 'NORMAL' ? null : input.status
    const same = override === before.override
    const said = override
      ? { reason: input.reason || null, instead: input.instead || null, since: same ? before.since : now }
      : { reason: null, instead: null, since: null }
    await tx.offering.update({ where: key, data: { override, ...said, confirmedAt: now } })
    return ok({
      change: {
        kind: 'STATUS',
        serviceId: input.service,
        before: before.override,
        after: override,
        reason: said.reason,
      },
      action: 'board:status',
      detail: { service: input.service, from: before.override, to: override },
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
  return changeBoard(officer, input.form, now, async (tx, unitId) => {
    const before = await tx.board.findUniqueOrThrow({ where: { unitId }, select: { notice: true } })
    await tx.board.update({ where: { unitId }, data: { notice: text, noticeUntil: until } })
    return ok({
      change: { kind: 'NOTICE', before: before.notice, after: text },
      action: 'board:notice',
      detail: { until: until?.toISOString() ?? null },
    })
  })
}

/** "2026-11-24T16:00" by the clock of Kendari as a moment; null where there is no such day or hour. */
function witaMoment(local: string): Date | null {
  const [day = '', clock = ''] = local.split('T')
  const [hour = 24, minute = 60] = clock.split(':').map(Number)
  if (hour > 23 || minute > 59) return null
  const moment = momentOf(day, hour * 60 + minute)
  return !Number.isNaN(moment.getTime()) && dayOf(moment) === day ? moment : null
}
