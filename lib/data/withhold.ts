import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { MOVED } from '@/lib/data/case-move'
import { addPart, PART_TAKEN, unlessTaken } from '@/lib/data/case-parts'
import { oneCase, takeCase } from '@/lib/data/case-scope'
import { db, inTransaction } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import { partUnfit } from '@/lib/data/merged'
import type { Officer } from '@/lib/data/officers'
import { unpublish } from '@/lib/data/publications'
import { dayOf, dayToDate } from '@/lib/domain/calendar'
import { caseIdSchema, type WithholdCase } from '@/lib/domain/case-work'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/**
 * Whom a case can be withheld from: those who could otherwise come to read it, or to be asked about it, as operators of its
 * unit or of one that was asked already.
 */
const nameable = (officer: Officer, caseId: string): Prisma.OfficerWhereInput => {
  const own = oneCase(officer, caseId)
  const asked = { OR: [{ cases: { some: own } }, { dispositions: { some: { case: own } } }] }
  return {
    ...{ active: true, exclusions: { none: { caseId } } },
    OR: [{ role: { in: ['LEAD', 'INSPECTOR'] } }, { role: 'OPERATOR', unit: asked }],
  }
}

/** The officers whom a lead can still mark as named in a case; nobody where it is not a lead who asks. */
export async function withholdable(
  officer: Officer,
  id: string,
): Promise<{ id: string; name: string; title: string }[]> {
  if (!can(officer.role, 'case:decide') || !caseIdSchema.safeParse(id).success) return []
  return db.officer.findMany({
    where: nameable(officer, id),
    select: { id: true, name: true, title: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/**
 * Marks an officer as named in a case: they lose their key to it and to what was asked of their unit about it, are never
 * offered it again, and from the next request on it does not exist for them. Whom the reporter excludes is in the same table,
 * under the same rule (`visibleTo`). NOT_FOUND: also for the officer; CONFLICT with `version` or `part`; INVALID `officerId`:
 * nobody who decides would be left to read it.
 */
export async function withholdCase(officer: Officer, input: WithholdCase, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  const { id, version, officerId, reason } = input
  return inTransaction(async (tx) => {
    const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
    if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
    const row = await tx.case.findUniqueOrThrow({ where: { id }, select: { version: true, assigneeId: true } })
    if (row.version !== version) return { ok: false, error: MOVED }
    const named = await tx.officer.findFirst({
      where: { AND: [{ id: officerId }, nameable(officer, id)] },
      select: { id: true },
    })
    if (!named) return fail('INVALID', { officerId: { key: 'ASSIGNEE' } })
    const left = await tx.keyGrant.count({
      where: {
        ...{ caseId: id, officerId: { not: officerId } },
        officer: { active: true, role: 'LEAD', exclusions: { none: { caseId: id } } },
      },
    })
    if (left === 0) return fail('INVALID', { officerId: { key: 'LAST_READER' } })
    if (!(await addPart(tx, officer, id, reason, now))) return { ok: false, error: PART_TAKEN }
    await tx.caseExclusion.create({
      data: { caseId: id, officerId, markedById: officer.id, markedOn: dayToDate(dayOf(now)) },
    })
    await tx.keyGrant.deleteMany({ where: { caseId: id, officerId } })
    await tx.dispositionGrant.deleteMany({ where: { officerId, disposition: { caseId: id } } })
    await tx.shownIdentity.deleteMany({ where: { caseId: id, officerId } })
    await unpublish(tx, id, now) // they would read of it on the board
    // A proposal of theirs is nobody's any more.
    await tx.proposal.updateMany({
      where: { caseId: id, proposedById: officerId, state: 'OPEN' },
      data: { state: 'WITHDRAWN', decidedAt: now },
    })
    const assigneeId = row.assigneeId === officerId ? null : row.assigneeId
    await tx.case.update({ where: { id }, data: { assigneeId, version: version + 1 } })
    await partUnfit(tx, id, now, holidays)
    const detail = { officer: officerId, reason: reason.number }
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:withhold', subject: `case:${id}`, detail })
    return ok(null)
  })
}

/**
 * Takes back a mark that another lead made: the officer may be given the case again, but holds no key until a lead's browser has
 * sealed them one (lib/data/key-grants.ts). Whom the reporter excludes stays excluded. NOT_FOUND; CONFLICT with `version` or
 * `part`; INVALID `officerId`: not marked by a lead, or (OWN_MARK) by this one.
 */
export async function readmitOfficer(officer: Officer, input: WithholdCase, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  const { id, version, officerId, reason } = input
  return unlessTaken(() =>
    inTransaction(async (tx) => {
      const holidays = await readHolidays(tx) // as above
      if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
      const row = await tx.case.findUniqueOrThrow({ where: { id }, select: { version: true } })
      if (row.version !== version) return { ok: false, error: MOVED }
      const mark = await tx.caseExclusion.findUnique({ where: { caseId_officerId: { caseId: id, officerId } } })
      if (!mark || mark.markedById === null) return fail('INVALID', { officerId: { key: 'ASSIGNEE' } })
      if (mark.markedById === officer.id) return fail('INVALID', { officerId: { key: 'OWN_MARK' } })
      if (!(await addPart(tx, officer, id, reason, now))) return { ok: false, error: PART_TAKEN }
      await tx.caseExclusion.delete({ where: { caseId_officerId: { caseId: id, officerId } } })
      await tx.case.update({ where: { id }, data: { version: version + 1 } })
      await partUnfit(tx, id, now, holidays)
      const detail = { officer: officerId, reason: reason.number, markedBy: mark.markedById }
      await writeAudit(tx, { at: now, actor: officer.id, action: 'case:readmit', subject: `case:${id}`, detail })
      return ok(null)
    }),
  )
}
