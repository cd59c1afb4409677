import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { MOVED } from '@/lib/data/case-move'
import { oneCase, takeCase } from '@/lib/data/case-scope'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import { areMerged, assignMerged, MERGED_CHANGED, partUnfit } from '@/lib/data/merged'
import type { Officer } from '@/lib/data/officers'
import type { AssignCase, AssignCases } from '@/lib/domain/case-work'
import { type Failure, fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { fromBase64url } from '@/lib/sealing/bytes'

/** Somebody a case can be given to, with the recipient that the grant is to be sealed to. */
export type Assignable = { id: string; name: string; title: string; recipient: string }

const READERS: Prisma.OfficerWhereInput = {
  active: true,
  role: { in: ['LEAD', 'INSPECTOR'] },
  recipient: { not: null },
}

/** Active, with a key, a lead or an inspector, and nobody whom the reporter named as not to read it. */
function assignable(caseId: string): Prisma.OfficerWhereInput {
  return { ...READERS, exclusions: { none: { caseId } } }
}

/** Whom a lead can give this case to; nobody when the case is not theirs to give. */
export async function assignableTo(officer: Officer, id: string): Promise<Assignable[]> {
  if (!can(officer.role, 'case:assign') || (await db.case.count({ where: oneCase(officer, id) })) === 0) return []
  return officersWhere(assignable(id))
}

/** Whom a lead can give cases to at all; of a single case somebody may still be kept away. */
export async function assignableBy(officer: Officer): Promise<Assignable[]> {
  return can(officer.role, 'case:assign') ? officersWhere(READERS) : []
}

async function officersWhere(where: Prisma.OfficerWhereInput): Promise<Assignable[]> {
  const rows = await db.officer.findMany({
    where,
    orderBy: { name: 'asc' },
    select: { id: true, name: true, title: true, recipient: true },
  })
  return rows.flatMap(({ recipient, ...officer }) => (recipient ? [{ ...officer, recipient }] : []))
}

/**
 * Gives a case to an officer, with the grant that the lead's browser sealed to them, or to nobody. Whoever had it before
 * loses their grant, unless they are a lead. NOT_FOUND; CONFLICT with `version`: changed meanwhile, with `assignee`: their
 * key is another by now, with `merge`: it goes with the case that it is merged into, with `merged`: the keys of what is merged into
 * it are not just those that are to go along; INVALID `assignee`: excluded by the reporter, inactive, without a key, or no inspector.
 */
export async function assignCase(officer: Officer, input: AssignCase, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:assign')) return fail('NOT_FOUND')
  const { id, version, assignee, merged = [] } = input
  return inTransaction(async (tx) => {
    const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
    if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
    const before = await tx.case.findUniqueOrThrow({
      where: { id },
      select: { version: true, mergedIntoId: true, assignee: { select: { id: true, role: true } } },
    })
    if (before.version !== version) return { ok: false, error: MOVED }
    if (before.mergedIntoId !== null) return fail('CONFLICT', { merge: { key: 'MERGED' } })
    const keys = new Map(merged.map((one) => [one.id, one.grant]))
    if (assignee && !(await areMerged(tx, officer, id, [...keys.keys()]))) return { ok: false, error: MERGED_CHANGED }
    if (assignee) {
      const granted = await grantTo(tx, id, assignee)
      if (!granted.ok) return granted
    }
    const previous = before.assignee
    if (previous && previous.id !== assignee?.officerId && previous.role !== 'LEAD')
      await tx.keyGrant.deleteMany({ where: { caseId: id, officerId: previous.id } })
    await tx.case.update({ where: { id }, data: { assigneeId: assignee?.officerId ?? null, version: version + 1 } })
    await partUnfit(tx, id, now, holidays)
    // The key of one that is kept from this lead is owed: another lead's browser gives it (lib/data/key-grants.ts).
    const give = async (caseId: string) => {
      const grant = keys.get(caseId)
      if (assignee && grant) await grantTo(tx, caseId, { ...assignee, grant })
    }
    await assignMerged(tx, officer, id, assignee?.officerId ?? null, give, now)
    const detail = { assignee: assignee?.officerId ?? null, previous: previous?.id ?? null }
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:assign', subject: `case:${id}`, detail })
    return ok(null)
  })
}

/** What became of each of several cases. `refused`: why the officer did not get it. */
export type Assigned = { assigned: string[]; refused: { id: string; error: Failure }[] }

/**
 * Gives several cases to one officer, each in a transaction of its own: what somebody else has changed meanwhile, or may
 * not be given, stays as it is and keeps none of the others from it.
 */
export async function assignCases(officer: Officer, input: AssignCases, now = new Date()): Promise<Result<Assigned>> {
  if (!can(officer.role, 'case:assign')) return fail('NOT_FOUND')
  const { officerId, recipient, cases } = input
  const became: Assigned = { assigned: [], refused: [] }
  for (const { id, version, grant, merged } of cases) {
    const result = await assignCase(officer, { id, version, assignee: { officerId, recipient, grant }, merged }, now)
    if (result.ok) became.assigned.push(id)
    else became.refused.push({ id, error: result.error })
  }
  return ok(became)
}

/** Stores a key that a lead's browser has sealed, for an officer who may read the case. INVALID, CONFLICT `assignee`. */
export async function grantTo(tx: Tx, caseId: string, to: NonNullable<AssignCase['assignee']>): Promise<Result<null>> {
  const { officerId } = to
  // Whoever takes this officer off, or gives them another role or key, waits until the grant is there to be deleted.
  await tx.$queryRaw`SELECT 1 FROM "Officer" WHERE "id" = ${officerId} FOR SHARE`
  const row = await tx.officer.findFirst({
    where: { AND: [{ id: officerId }, assignable(caseId)] },
    select: { role: true, recipient: true },
  })
  if (!row) return fail('INVALID', { assignee: { key: 'ASSIGNEE' } })
  if (row.recipient !== to.recipient) return fail('CONFLICT', { assignee: { key: 'CHANGED' } })
  const sealed = fromBase64url(to.grant)
  await tx.keyGrant.upsert({
    where: { caseId_officerId: { caseId, officerId } },
    create: { caseId, officerId, sealed },
    // A lead's grant came from the reporter: no colleague's slip may take it away.
    update: row.role === 'LEAD' ? {} : { sealed },
  })
  return ok(null)
}
