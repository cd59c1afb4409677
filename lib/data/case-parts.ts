import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { takeCase } from '@/lib/data/case-scope'
import { hasCode, inTransaction, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { refusable } from '@/lib/data/refusal'
import { dayOf, dayToDate } from '@/lib/domain/calendar'
import type { AddFindings, AddNote, AddReply } from '@/lib/domain/case-work'
import { type Failure, fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { type PartWire, partFromWire } from '@/lib/sealing/wire'

/** The number was taken meanwhile: the browser reads the thread again and seals under the next one. */
export const PART_TAKEN = { code: 'CONFLICT', fields: { part: { key: 'CHANGED' } } } as const satisfies Failure

/**
 * Stores a sealed part of an officer's under the number that follows the last of its kind. False when another part has
 * taken that number. The caller's transaction must hold the case (takeCase) or expect P2002.
 */
export async function addPart(tx: Tx, officer: Officer, id: string, wire: PartWire, now: Date): Promise<boolean> {
  const { kind, number, sealed, tag } = partFromWire(wire)
  const last = await tx.part.aggregate({ where: { caseId: id, kind }, _max: { number: true } })
  if (number !== (last._max.number ?? 0) + 1) return false
  await tx.part.create({
    data: {
      caseId: id,
      kind,
      number,
      sealed,
      tag,
      author: 'OFFICER',
      officerId: officer.id,
      on: dayToDate(dayOf(now)),
    },
  })
  return true
}

/** A sealed message to the reporter. NOT_FOUND; CONFLICT with `part`: PART_TAKEN. */
export async function addReply(officer: Officer, input: AddReply, now = new Date()): Promise<Result<null>> {
  return add(officer, input, 'case:reply', now)
}

/** A sealed note that only officers see. NOT_FOUND; CONFLICT with `part`: PART_TAKEN. */
export async function addNote(officer: Officer, input: AddNote, now = new Date()): Promise<Result<null>> {
  return add(officer, input, 'case:note', now)
}

/**
 * A sealed version of the 5W2H sheet. NOT_FOUND; CONFLICT with `part`: PART_TAKEN, another officer has saved that version, so
 * that nobody's is overwritten unseen.
 */
export async function addFindings(officer: Officer, input: AddFindings, now = new Date()): Promise<Result<null>> {
  return add(officer, input, 'case:findings', now)
}

async function add(
  officer: Officer,
  { id, part }: AddReply | AddNote | AddFindings,
  action: string,
  now: Date,
): Promise<Result<null>> {
  if (!can(officer.role, 'case:work')) return fail('NOT_FOUND')
  return unlessTaken(() =>
    inTransaction(async (tx) => {
      if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
      if (!(await addPart(tx, officer, id, part, now))) return { ok: false, error: PART_TAKEN }
      const detail = { number: part.number }
      await writeAudit(tx, { at: now, actor: officer.id, action, subject: `case:${id}`, detail })
      return ok(null)
    }),
  )
}

/** A reporter's message may take a number between our look and our write: the same CONFLICT, whoever was faster. */
export async function unlessTaken<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await refusable(run)
  } catch (error) {
    if (hasCode(error, 'P2002')) return { ok: false, error: PART_TAKEN }
    throw error
  }
}
