import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { FACTS, factsOf, recordMove } from '@/lib/data/case-facts'
import { addPart, PART_TAKEN, unlessTaken } from '@/lib/data/case-parts'
import { takeCase } from '@/lib/data/case-scope'
import { followMove } from '@/lib/data/merged'
import { inTransaction, type Tx } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import type { Officer } from '@/lib/data/officers'
import { undo } from '@/lib/data/refusal'
import { dayOf, type Holidays } from '@/lib/domain/calendar'
import { type Actor, applyMove, type CaseFacts, type Move, type MoveInput, moveNeeds } from '@/lib/domain/case-moves'
import type { MergedMessage, MoveCase } from '@/lib/domain/case-work'
import { needsSecond } from '@/lib/domain/four-eyes'
import { type Failure, fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import type { PartWire } from '@/lib/sealing/wire'

/** Somebody else moved or assigned the case since it was read. */
export const MOVED = { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } } as const satisfies Failure

/** How the state machine knows an officer. */
export function actorOf(officer: Officer): Actor {
  return can(officer.role, 'case:decide') ? 'LEAD' : 'OFFICER'
}

/** The move takes a second officer: it is proposed, and made when that one approves (lib/data/proposals.ts). */
export const FOUR_EYES = { code: 'CONFLICT', fields: { approval: { key: 'FOUR_EYES' } } } as const satisfies Failure

type Performance = {
  id: string
  move: Move
  input: MoveInput
  message: PartWire | undefined
  /** the message again, for the reporters of merged cases */
  merged: readonly MergedMessage[] | undefined
  before: CaseFacts
  holidays: Holidays
  now: Date
}

/**
 * Makes a move of an officer's on a case that this transaction holds: state and clock, the reporter's story and the sealed
 * message, and the same for the cases that are merged into it. The trail is the caller's, and so is taking back what was
 * written before a refusal. Refuses as `moveCase` does.
 */
export async function perform(tx: Tx, officer: Officer, performance: Performance): Promise<Result<CaseFacts>> {
  const { id, move, input, message, merged = [], before, holidays, now } = performance
  const moved = applyMove(before, move, actorOf(officer), input, dayOf(now), holidays)
  if (!moved.ok) return moved
  if (moveNeeds(move).message && !message) return fail('INVALID', { message: { key: 'REQUIRED' } })
  const agency = move === 'refer' ? input.agency : undefined
  if (agency && (await tx.agency.count({ where: { id: agency, active: true } })) === 0)
    return fail('INVALID', { agency: { key: 'INVALID' } })
  if (message && !(await addPart(tx, officer, id, message, now))) return { ok: false, error: PART_TAKEN }
  if (!(await recordMove(tx, id, move, 'OFFICER', before, moved.value, dayOf(now)))) return { ok: false, error: MOVED }
  const followed = await followMove(tx, officer, { id, move, after: moved.value, now, holidays }, merged)
  return followed.ok ? moved : followed
}

/**
 * Makes one move: state and clock, the reporter's story, the sealed message where one belongs to it, and the trail, all in
 * one transaction. Answers the case after it. NOT_FOUND; CONFLICT with `version`: moved meanwhile, with `part`: PART_TAKEN,
 * with `approval`: FOUR_EYES, with `merged`: as `followMove`, without: not a move of this officer's from this state; INVALID: outcome, reason, agency or message is missing.
 */
export async function moveCase(officer: Officer, input: MoveCase, now = new Date()): Promise<Result<CaseFacts>> {
  if (!can(officer.role, 'case:work')) return fail('NOT_FOUND')
  const { id, move, message, merged } = input
  return unlessTaken(() =>
    inTransaction(async (tx) => {
      const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
      if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
      const before = factsOf(await tx.case.findUniqueOrThrow({ where: { id }, select: FACTS }))
      if (before.version !== input.version) return { ok: false, error: MOVED }
      const legal = applyMove(before, move, actorOf(officer), input, dayOf(now), holidays)
      if (!legal.ok) return legal
      if (needsSecond(before, move, input)) return { ok: false, error: FOUR_EYES }
      const moved = await perform(tx, officer, { id, move, input, message, merged, before, holidays, now })
      if (!moved.ok) return undo(moved)
      const after = moved.value
      const detail = { move, from: before.state, to: after.state }
      await writeAudit(tx, { at: now, actor: officer.id, action: 'case:move', subject: `case:${id}`, detail })
      return ok(after)
    }),
  )
}
