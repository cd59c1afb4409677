import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { FACTS, factsOf, recordMove } from '@/lib/data/case-facts'
import { addPart, PART_TAKEN, unlessTaken } from '@/lib/data/case-parts'
import { takeCase } from '@/lib/data/case-scope'
import { inTransaction } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import type { Officer } from '@/lib/data/officers'
import { dayOf } from '@/lib/domain/calendar'
import { type Actor, applyMove, type CaseFacts, moveNeeds } from '@/lib/domain/case-moves'
import type { MoveCase } from '@/lib/domain/case-work'
import { type Failure, fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** Somebody else moved or assigned the case since it was read. */
export const MOVED = { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } } as const satisfies Failure

/** How the state machine knows an officer. */
export function actorOf(officer: Officer): Actor {
  return can(officer.role, 'case:decide') ? 'LEAD' : 'OFFICER'
}

/**
 * Makes one move: state and clock, the reporter's story, the sealed message where one belongs to it, and the trail, all in
 * one transaction. Answers the case after it. NOT_FOUND; CONFLICT with `version`: moved meanwhile, with `part`: PART_TAKEN,
 * without: not a move of this officer's from this state; INVALID: outcome, reason, agency or message is missing.
 */
export async function moveCase(officer: Officer, input: MoveCase, now = new Date()): Promise<Result<CaseFacts>> {
  if (!can(officer.role, 'case:work')) return fail('NOT_FOUND')
  const { id, move, message } = input
  return unlessTaken(() =>
    inTransaction(async (tx) => {
      const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
      if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
      const before = factsOf(await tx.case.findUniqueOrThrow({ where: { id }, select: FACTS }))
      if (before.version !== input.version) return { ok: false, error: MOVED }
      const moved = applyMove(before, move, actorOf(officer), input, dayOf(now), holidays)
      if (!moved.ok) return moved
      if (moveNeeds(move).message && !message) return fail('INVALID', { message: { key: 'REQUIRED' } })
      const after = moved.value
      if (message && !(await addPart(tx, officer, id, message, now))) return { ok: false, error: PART_TAKEN }
      if (!(await recordMove(tx, id, move, 'OFFICER', before, after))) return { ok: false, error: MOVED }
      const detail = { move, from: before.state, to: after.state }
      await writeAudit(tx, { at: now, actor: officer.id, action: 'case:move', subject: `case:${id}`, detail })
      return ok(after)
    }),
  )
}
