import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { db, inTransaction } from '@/lib/data/client'
import {
  deedOn,
  holdDisposition,
  openedDisposition,
  type OpenedDisposition,
  PARTS,
} from '@/lib/data/disposition-letters'
import type { DispositionFacts } from '@/lib/data/dispositions'
import type { Officer } from '@/lib/data/officers'
import { fromCursor, type Paged, paged } from '@/lib/data/paging'
import { dateToDay } from '@/lib/domain/calendar'
import { caseIdSchema } from '@/lib/domain/case-work'
import { type AnswerDisposition, AWAITED } from '@/lib/domain/disposition'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/**
 * The unit's side. What exists for an operator: the dispositions of their unit whose key was sealed to them, but for those of
 * a case that they must not know of. Else nothing is read here of the case behind one.
 */
function visibleTo(officer: Officer): Prisma.DispositionWhereInput {
  if (!can(officer.role, 'disposition:answer') || !officer.unitId) return { id: { in: [] } }
  return {
    ...{ unitId: officer.unitId, grants: { some: { officerId: officer.id } } },
    case: { exclusions: { none: { officerId: officer.id } } },
  }
}

/** One of them. */
export const ownDisposition = (officer: Officer, id: string): Prisma.DispositionWhereInput =>
  caseIdSchema.safeParse(id).success ? { AND: [{ id }, visibleTo(officer)] } : { id: { in: [] } }

const FACTS = { id: true, reference: true, state: true, dueOn: true, version: true } as const
type Row = Prisma.DispositionGetPayload<{ select: typeof FACTS }>
const factsOf = ({ dueOn, ...row }: Row): DispositionFacts => ({ ...row, dueOn: dateToDay(dueOn) })

/** A page of the unit's dispositions: those that wait for an answer (the most urgent first), or all others. */
export async function listDispositions(
  officer: Officer,
  { open, after }: { open: boolean; after?: string },
): Promise<Paged<DispositionFacts>> {
  const where = { AND: [visibleTo(officer), { state: open ? { in: [...AWAITED] } : { notIn: [...AWAITED] } }] }
  const cursor = after && caseIdSchema.safeParse(after).success ? after : undefined
  const rows = await db.disposition.findMany({
    ...{ where, select: FACTS, ...fromCursor(cursor) },
    orderBy: open ? [{ dueOn: 'asc' }, { id: 'asc' }] : [{ askedOn: 'desc' }, { id: 'asc' }],
  })
  return paged(rows.map(factsOf), ({ id }) => id)
}

/** How many wait for an answer. */
export const countAwaited = (officer: Officer): Promise<number> =>
  db.disposition.count({ where: { AND: [visibleTo(officer), { state: { in: [...AWAITED] } }] } })

/** What stands in the clear of one. NOT_FOUND. */
export async function readDisposition(officer: Officer, id: string): Promise<Result<DispositionFacts>> {
  const row = await db.disposition.findFirst({ where: ownDisposition(officer, id), select: FACTS })
  return row ? ok(factsOf(row)) : fail('NOT_FOUND')
}

/** Hands out the officer's own key and the sealed letters; written into the trail. NOT_FOUND. */
export async function openOwnDisposition(
  officer: Officer,
  id: string,
  now = new Date(),
): Promise<Result<OpenedDisposition>> {
  return inTransaction(async (tx) => {
    const row = await tx.disposition.findFirst({
      where: ownDisposition(officer, id),
      select: {
        ...{ caseId: true, reference: true, parts: PARTS },
        grants: { where: { officerId: officer.id }, select: { sealed: true } },
      },
    })
    const grant = row?.grants[0]
    if (!row || !grant) return fail('NOT_FOUND')
    const detail = { reference: row.reference }
    const subject = `case:${row.caseId}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'disposition:open', subject, detail })
    return ok(openedDisposition(grant.sealed, row.parts, 'UNIT'))
  })
}

/** Sends the unit's answer. NOT_FOUND; refuses as `deedOn`. */
export async function answerDisposition(
  officer: Officer,
  { disposition: id, version, letter }: AnswerDisposition,
  now = new Date(),
): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    await holdDisposition(tx, id)
    const before = await tx.disposition.findFirst({
      where: ownDisposition(officer, id),
      select: { state: true, version: true, caseId: true, reference: true },
    })
    if (!before) return fail('NOT_FOUND')
    const made = await deedOn(tx, officer, { id, before, version, deed: 'answer', side: 'UNIT', letter, now })
    if (!made.ok) return made
    const detail = { reference: before.reference }
    const subject = `case:${before.caseId}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'disposition:answer', subject, detail })
    return made
  })
}
