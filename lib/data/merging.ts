import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { grantTo } from '@/lib/data/case-assign'
import { FACTS, factsOf, recordMove } from '@/lib/data/case-facts'
import { MOVED } from '@/lib/data/case-move'
import { addPart, PART_TAKEN, unlessTaken } from '@/lib/data/case-parts'
import { takeCase, visibleTo } from '@/lib/data/case-scope'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import { noteSeparation } from '@/lib/data/merged'
import type { Officer } from '@/lib/data/officers'
import { undo } from '@/lib/data/refusal'
import { dayOf } from '@/lib/domain/calendar'
import type { CaseState } from '@/lib/domain/case-states'
import type { Merge, MergeCandidate, Separate } from '@/lib/domain/case-work'
import { merge, mergeProblem, type MergeProblem, type MergeSide, separate } from '@/lib/domain/merging'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** Names the lock under which cases are merged, one after another: two leads who merge two cases into each other. */
const MERGING = 'jari/merging'

const SIDE = {
  ...{ id: true, reference: true, ...FACTS, assigneeId: true },
  assignee: { select: { id: true, name: true, recipient: true } },
  exclusions: { select: { officerId: true } },
  _count: { select: { merged: true } },
} as const

/** One of two cases, and to whom the other's key goes if that is merged into it. */
export type MergeEnd = {
  id: string
  reference: string
  state: CaseState
  version: number
  assignee: { id: string; name: string; recipient: string } | null
}
/** `into`, `from`: why this case cannot be merged into the other, or the other into this; null where it can. */
export type Candidate = { own: MergeEnd; other: MergeEnd; into: MergeProblem | null; from: MergeProblem | null }

/** Another case that this one may be merged with, by its number. NOT_FOUND: no lead, or one of the two does not exist for them. */
export async function mergeCandidate(officer: Officer, { id, reference }: MergeCandidate): Promise<Result<Candidate>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  const found = await db.case.findMany({
    where: { AND: [visibleTo(officer), { OR: [{ id }, { reference }] }] },
    select: SIDE,
  })
  const own = found.find((row) => row.id === id)
  const other = found.find((row) => row.reference === reference)
  if (!own || !other) return fail('NOT_FOUND')
  const [mine, theirs] = [sideOf(own), sideOf(other)]
  const [into, from] = [mergeProblem(mine, theirs), mergeProblem(theirs, mine)]
  return ok({ own: endOf(own), other: endOf(other), into, from })
}

/**
 * Merges a duplicate into a main case: it follows that one's moves, its inspector gets the duplicate's key, and whoever worked on
 * the duplicate before loses it, unless they are a lead. NOT_FOUND; CONFLICT with `version`, `part`, with `assignee`: the main
 * case's inspector is another by now, or has another key; INVALID `merge`: a MergeProblem.
 */
export async function mergeCases(officer: Officer, input: Merge, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  const { id, version, main: mainId, mainVersion, reason, grant } = input
  return unlessTaken(() =>
    inTransaction(async (tx) => {
      const holidays = await readHolidays(tx) // first the calendar, then the cases: whoever changes the calendar does so too
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${MERGING}))`
      if (id === mainId) return fail('INVALID', { merge: { key: 'SAME' } })
      // Always the main case first: a move of it takes the merged ones after it. Nothing becomes merged but under the lock above.
      if ((await tx.case.count({ where: { id: mainId, mergedIntoId: null } })) === 0)
        return notMain(tx, officer, mainId)
      if (!(await takeCase(tx, officer, mainId)) || !(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
      const rows = await tx.case.findMany({ where: { id: { in: [id, mainId] } }, select: SIDE })
      const [own, main] = [rows.find((row) => row.id === id)!, rows.find((row) => row.id === mainId)!]
      if (own.version !== version || main.version !== mainVersion) return { ok: false, error: MOVED }
      const problem = mergeProblem(sideOf(own), sideOf(main))
      if (problem) return fail('INVALID', { merge: { key: problem } })
      const { assigneeId } = main
      const previous = own.assigneeId
      if (previous && previous !== assigneeId)
        await tx.keyGrant.deleteMany({ where: { caseId: id, officerId: previous, officer: { role: { not: 'LEAD' } } } })
      if (assigneeId !== null && grant?.officerId !== assigneeId)
        return undo(fail('CONFLICT', { assignee: { key: 'CHANGED' } }))
      const granted = grant && assigneeId !== null ? await grantTo(tx, id, grant) : ok(null)
      if (!granted.ok) return undo(granted)
      if (!(await addPart(tx, officer, id, reason, now))) return undo({ ok: false, error: PART_TAKEN })
      const before = factsOf(own)
      const after = merge(before, factsOf(main), dayOf(now), holidays)
      if (!(await recordMove(tx, id, 'merge', 'OFFICER', before, after, dayOf(now))))
        return undo({ ok: false, error: MOVED })
      await tx.case.update({ where: { id }, data: { mergedIntoId: mainId, assigneeId } })
      await tx.case.update({ where: { id: mainId }, data: { version: mainVersion + 1 } })
      const entry = { at: now, actor: officer.id, action: 'case:merge' }
      const detail = { as: 'DUPLICATE', other: mainId, reason: reason.number }
      await writeAudit(tx, { ...entry, subject: `case:${id}`, detail })
      await writeAudit(tx, { ...entry, subject: `case:${mainId}`, detail: { as: 'MAIN', other: id } })
      return ok(null)
    }),
  )
}

/** Separates a merged case again: where it stands, with a deadline of its own. NOT_FOUND; CONFLICT, also with `version` or `part`. */
export async function separateCase(officer: Officer, input: Separate, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  const { id, version, reason } = input
  return unlessTaken(() =>
    inTransaction(async (tx) => {
      const holidays = await readHolidays(tx) // as above
      if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
      const row = await tx.case.findUniqueOrThrow({ where: { id }, select: FACTS })
      const before = factsOf(row)
      if (before.version !== version) return { ok: false, error: MOVED }
      const after = separate(before, holidays)
      if (!after.ok || row.mergedIntoId === null) return fail('CONFLICT')
      if (!(await addPart(tx, officer, id, reason, now))) return { ok: false, error: PART_TAKEN }
      if (!(await recordMove(tx, id, 'separate', 'OFFICER', before, after.value, dayOf(now))))
        return undo({ ok: false, error: MOVED })
      const detail = { reason: reason.number }
      await noteSeparation(tx, { id, main: row.mergedIntoId, by: officer.id, now, detail })
      return ok(null)
    }),
  )
}

async function notMain(tx: Tx, officer: Officer, id: string): Promise<Result<null>> {
  const exists = (await tx.case.count({ where: { AND: [{ id }, visibleTo(officer)] } })) > 0
  return exists ? fail('INVALID', { merge: { key: 'MAIN_MERGED' } }) : fail('NOT_FOUND')
}

type Row = Prisma.CaseGetPayload<{ select: typeof SIDE }>

const sideOf = ({ id, channel, state, mergedIntoId, assigneeId, exclusions, _count }: Row): MergeSide => ({
  ...{ id, channel, state, assigneeId, merged: mergedIntoId !== null, holds: _count.merged },
  excluded: exclusions.map(({ officerId }) => officerId),
})

const endOf = ({ id, reference, state, version, assignee }: Row): MergeEnd => ({
  ...{ id, reference, state, version },
  assignee: assignee?.recipient ? { ...assignee, recipient: assignee.recipient } : null,
})
