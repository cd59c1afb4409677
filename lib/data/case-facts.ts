import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { MoveActor } from '@/generated/prisma/enums'
import type { Tx } from '@/lib/data/client'
import { unpublish } from '@/lib/data/publications'
import { dateToDay, dayToDate, momentOf, type Day } from '@/lib/domain/calendar'
import type { CaseFacts, Move } from '@/lib/domain/case-moves'
import { PROPOSABLE } from '@/lib/domain/four-eyes'
import { mayPublish } from '@/lib/domain/publication'
import { isEnded } from '@/lib/domain/queue'

/** The columns that the state machine works on. */
export const FACTS = {
  channel: true,
  state: true,
  stateOn: true,
  receivedOn: true,
  clockFrom: true,
  pausedDays: true,
  extendedDays: true,
  pausedOn: true,
  resumeState: true,
  dueOn: true,
  objectUntil: true,
  outcome: true,
  declineReason: true,
  referredTo: true,
  mergedIntoId: true,
  version: true,
} as const satisfies Prisma.CaseSelect

type FactsRow = Prisma.CaseGetPayload<{ select: typeof FACTS }>

const dayOrNull = (date: Date | null): Day | null => date && dateToDay(date)
const dateOrNull = (day: Day | null): Date | null => (day === null ? null : dayToDate(day))

/** A row as the state machine sees it. */
export function factsOf(row: FactsRow): CaseFacts {
  const { channel, state, pausedDays, extendedDays, resumeState, outcome, declineReason, referredTo, version } = row
  return {
    ...{ channel, state, pausedDays, extendedDays, resumeState, outcome, declineReason, referredTo, version },
    stateOn: dateToDay(row.stateOn),
    receivedOn: dateToDay(row.receivedOn),
    clockFrom: dateToDay(row.clockFrom),
    pausedOn: dayOrNull(row.pausedOn),
    dueOn: dayOrNull(row.dueOn),
    objectUntil: dayOrNull(row.objectUntil),
    merged: row.mergedIntoId !== null,
  }
}

/**
 * Writes a move that the state machine allowed, with its line in the reporter's story. False, and nothing is written,
 * when somebody else moved the case since `before` was read. The row stays locked until the transaction ends. Whatever ends
 * the case, or hands it to another, lets a move lapse that is still only proposed; it is dated by the day, since a reporter may
 * have ended it. What was published of the case goes with the answer that it told of.
 */
export async function recordMove(
  tx: Tx,
  id: string,
  move: Move | 'merge' | 'separate',
  actor: MoveActor,
  before: CaseFacts,
  after: CaseFacts,
  today: Day,
): Promise<boolean> {
  const { channel, state, pausedDays, extendedDays, resumeState, outcome, declineReason, referredTo, version } = after
  const { count } = await tx.case.updateMany({
    where: { id, version: before.version },
    data: {
      ...{ channel, state, pausedDays, extendedDays, resumeState, outcome, declineReason, referredTo, version },
      stateOn: dayToDate(after.stateOn),
      clockFrom: dayToDate(after.clockFrom),
      pausedOn: dateOrNull(after.pausedOn),
      dueOn: dateOrNull(after.dueOn),
      objectUntil: dateOrNull(after.objectUntil),
      ...(!after.merged && { mergedIntoId: null }),
    },
  })
  if (count === 0) return false
  await tx.caseMove.create({
    data: {
      ...{ caseId: id, move, actor, from: before.state, to: after.state },
      on: dayToDate(today),
      dueOn: dateOrNull(after.dueOn),
    },
  })
  if (isEnded(after.state) || after.merged)
    await tx.proposal.updateMany({
      where: { caseId: id, state: 'OPEN', move: { in: [...PROPOSABLE] } },
      data: { state: 'LAPSED', decidedAt: momentOf(today) },
    })
  if (mayPublish(before) && !mayPublish(after)) await unpublish(tx, id, momentOf(today))
  return true
}
