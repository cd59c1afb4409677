import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { factsOf, FACTS, recordMove } from '@/lib/data/case-facts'
import { db, hasCode, inTransaction, type Tx } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import { PUBLISHED, publishedAs } from '@/lib/data/publications'
import { noteParting, partFrom } from '@/lib/data/merged'
import { dateToDay, dayOf, dayToDate, type Day } from '@/lib/domain/calendar'
import { applyMove, legalMoves, type Move } from '@/lib/domain/case-moves'
import { type Erasure, erasureRefusalSchema, mayRate, maySettle } from '@/lib/domain/reporter-deeds'
import type { MoveActor } from '@/generated/prisma/enums'
import type { CaseState, Channel, DeclineReason, Outcome } from '@/lib/domain/case-states'
import { WIRE, type ReplyKind } from '@/lib/domain/intake'
import { fail, ok, type Result } from '@/lib/domain/result'
import type { SealedPart } from '@/lib/sealing/case-seal'
import type { Bytes } from '@/lib/sealing/bytes'

export type ThreadPart = SealedPart & { author: 'REPORTER' | 'OFFICER'; on: Day }
export type ThreadMove = { move: string; to: CaseState; actor: MoveActor; on: Day; dueOn: Day | null }

/** All that the holder of a receipt gets: the story in states, and the sealed parts with the key to them. */
export type Thread = {
  caseId: string
  receiptSealed: Bytes
  reference: string
  channel: Channel
  unitName: string | null
  /** what it is about, as the case has it now */
  service: { id: string; name: string } | null
  state: CaseState
  receivedOn: Day
  dueOn: Day | null
  /** The last day to object; null where the reporter may not. */
  objectUntil: Day | null
  /** It is handled together with another about the same matter. Which one, and whose, is nobody's to know here. */
  merged: boolean
  /** Whether a message can still be sent. */
  open: boolean
  /** How far the reporter had been handed it before this time: what follows is new to them. */
  seen: { message: number; moves: number }
  /** Whether the reporter may say that it is settled. */
  maySettle: boolean
  mayRate: boolean
  rating: number | null
  erasure: Erasure
  outcome: Outcome | null
  declineReason: DeclineReason | null
  /** the agency's name */
  referredTo: string | null
  moves: ThreadMove[]
  /** what everybody reads of it on the unit's board, and since which month */
  published: { text: string; month: string } | null
  /** The account first, then the messages in their order, then the evidence. */
  parts: ThreadPart[]
}

const SAW = {
  reporterSawMoves: true,
  rating: true,
  erasureAskedOn: true,
  erasureRefusedOn: true,
  erasureRefusal: true,
} as const

/** A case's thread by its look-up; null where there is none. Notes and the queue's title are the officers' own. */
export async function readThread(lookup: string, now = new Date()): Promise<Thread | null> {
  const row = await db.case.findUnique({
    where: { lookup },
    select: {
      ...FACTS,
      ...{ id: true, reference: true, receiptSealed: true, reporterRead: true, ...SAW },
      unit: { select: { name: true } },
      service: { select: { id: true, name: true } },
      agency: { select: { name: true } },
      publication: PUBLISHED,
      moves: { select: { move: true, to: true, actor: true, on: true, dueOn: true }, orderBy: { id: 'asc' } },
      parts: {
        where: { kind: { in: ['ACCOUNT', 'MESSAGE', 'EVIDENCE'] } },
        select: { kind: true, number: true, author: true, sealed: true, tag: true, on: true },
        orderBy: [{ kind: 'asc' }, { number: 'asc' }],
      },
    },
  })
  if (!row) return null
  const facts = factsOf(row)
  const mayObject = legalMoves(facts, 'REPORTER', dayOf(now)).includes('object')
  const handed = Math.max(0, ...row.parts.filter(({ kind }) => kind === 'MESSAGE').map(({ number }) => number))
  const { reporterRead: message, reporterSawMoves: moves } = row
  if (handed > message)
    await db.case.updateMany({ where: { id: row.id, reporterRead: { lt: handed } }, data: { reporterRead: handed } })
  if (row.moves.length > moves)
    await db.case.updateMany({
      where: { id: row.id, reporterSawMoves: { lt: row.moves.length } },
      data: { reporterSawMoves: row.moves.length },
    })
  const { state, channel, receivedOn, dueOn, outcome, declineReason, merged } = facts
  return {
    ...{ caseId: row.id, receiptSealed: row.receiptSealed, reference: row.reference, unitName: row.unit?.name ?? null },
    service: row.service,
    ...{
      state,
      channel,
      receivedOn,
      dueOn,
      outcome,
      declineReason,
      merged,
      referredTo: row.agency?.name ?? null,
      open: state !== 'CLOSED',
    },
    ...{
      seen: { message, moves },
      maySettle: maySettle(facts, dayOf(now)),
      mayRate: mayRate(facts),
      rating: row.rating,
    },
    erasure: erasureIn(row),
    published: publishedAs(row.publication),
    objectUntil: mayObject ? facts.objectUntil : null,
    moves: row.moves.map(({ on, dueOn: due, ...move }) => ({
      ...move,
      on: dateToDay(on),
      dueOn: due && dateToDay(due),
    })),
    parts: row.parts.map((part) => ({ ...part, on: dateToDay(part.on) })),
  }
}

function erasureIn(row: {
  erasureAskedOn: Date | null
  erasureRefusedOn: Date | null
  erasureRefusal: string | null
}): Erasure {
  const { erasureAskedOn: askedOn, erasureRefusedOn: refusedOn, erasureRefusal: refusal } = row
  return {
    askedOn: askedOn && dateToDay(askedOn),
    refusedOn: refusedOn && dateToDay(refusedOn),
    refusal: erasureRefusalSchema.nullable().parse(refusal),
  }
}

export type Replied = { number: number; state: CaseState }

/**
 * Adds a message of the reporter's. The next number only: with another one the page was not up to date (CONFLICT).
 * The same part again is answered as if it were the first time. While the reporter is waited for, whatever they write is
 * the answer and the clock starts again; `object` reopens the case, CONFLICT where it may not (any more), as is any
 * other message to a closed case. NOT_FOUND: no such look-up.
 */
export async function addReporterMessage(
  lookup: string,
  part: SealedPart,
  kind: ReplyKind,
  now = new Date(),
): Promise<Result<Replied>> {
  try {
    return await inTransaction((tx) => reply(tx, lookup, part, kind, now))
  } catch (error) {
    if (hasCode(error, 'P2002')) return fail('CONFLICT')
    throw error
  }
}

async function reply(tx: Tx, lookup: string, part: SealedPart, kind: ReplyKind, now: Date): Promise<Result<Replied>> {
  const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
  // Locked, so that two messages at once, or a message and an officer's move, follow each other.
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "lookup" = ${lookup} FOR UPDATE`
  const row = await tx.case.findUnique({ where: { lookup }, select: { id: true, ...FACTS } })
  if (!row) return fail('NOT_FOUND')
  const sent = await tx.part.findUnique({
    where: { caseId_kind_number: { caseId: row.id, kind: 'MESSAGE', number: part.number } },
    select: { author: true, sealed: true, tag: true },
  })
  if (sent) {
    const same = sent.author === 'REPORTER' && isSame(sent.sealed, part.sealed) && isSame(sent.tag, part.tag)
    return same ? ok({ number: part.number, state: row.state }) : fail('CONFLICT')
  }
  const count = await tx.part.count({ where: { caseId: row.id, kind: 'MESSAGE' } })
  if (part.number !== count + 1 || count >= WIRE.messages) return fail('CONFLICT')
  if (row.state === 'CLOSED' && kind !== 'object') return fail('CONFLICT')

  const before = factsOf(row)
  const move: Move | null = kind === 'object' ? 'object' : row.state === 'AWAITING_REPORTER' ? 'answer' : null
  let state: CaseState = row.state
  if (move) {
    const after = applyMove(before, move, 'REPORTER', {}, dayOf(now), holidays)
    if (!after.ok) return after
    if (!(await recordMove(tx, row.id, move, 'REPORTER', before, after.value, dayOf(now)))) return fail('CONFLICT')
    state = after.value.state
    await partFrom(tx, { id: row.id, move, now, holidays })
  }
  const { number, sealed, tag } = part
  await tx.part.create({
    data: { caseId: row.id, kind: 'MESSAGE', number, sealed, tag, author: 'REPORTER', on: dayToDate(dayOf(now)) },
  })
  await writeAudit(tx, {
    ...{ at: now, actor: 'reporter', action: `case:${move ?? 'message'}`, subject: `case:${row.id}` },
    detail: { number, from: row.state, to: state },
  })
  if (move) await noteParting(tx, row.id, row.mergedIntoId, now)
  return ok({ number, state })
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
