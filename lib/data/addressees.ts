import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { oneCase, visibleTo } from '@/lib/data/case-scope'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { type Day, dayOf } from '@/lib/domain/calendar'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { fingerprint } from '@/lib/sealing/fingerprint'

/**
 * A unit's operator to whom a disposition can be sealed. Nobody vouches for their key, so whoever writes is told what it
 * takes to notice another: its sign, the day it was made, and (`unused`) that of the cases this officer reads none has a
 * letter sealed to it.
 */
export type Addressee = {
  id: string
  name: string
  title: string
  recipient: string
  sign: string
  since: Day
  unused: boolean
}
/** An addressee, under the unit that they work for. */
export type Placed = { unit: { id: string; name: string }; operator: Addressee }

const ADDRESSEES = 500

/** Active, with a key, of an active unit, and nobody who must not know of the case. */
export const addressable = (caseId: string): Prisma.OfficerWhereInput => ({
  ...{ role: 'OPERATOR', active: true, recipient: { not: null }, unit: { active: true } },
  exclusions: { none: { caseId } },
})

/** The units that have somebody to write to, with those operators. NOT_FOUND. */
export async function addresseesOf(
  officer: Officer,
  caseId: string,
): Promise<Result<{ id: string; name: string; operators: Addressee[] }[]>> {
  if (!can(officer.role, 'case:work') || (await db.case.count({ where: oneCase(officer, caseId) })) === 0)
    return fail('NOT_FOUND')
  const units = new Map<string, { id: string; name: string; operators: Addressee[] }>()
  for (const { unit, operator } of await addresseesWhere(officer, addressable(caseId))) {
    const known = units.get(unit.id) ?? { ...unit, operators: [] }
    units.set(unit.id, { ...known, operators: [...known.operators, operator] })
  }
  return ok([...units.values()])
}

/** The operators of this kind, by unit and name, with what is to be known of their keys. */
export async function addresseesWhere(officer: Officer, where: Prisma.OfficerWhereInput): Promise<Placed[]> {
  const rows = await db.officer.findMany({
    where,
    orderBy: [{ unit: { name: 'asc' } }, { name: 'asc' }],
    select: {
      ...{ id: true, name: true, title: true, recipient: true, createdAt: true },
      unit: { select: { id: true, name: true } },
      // A new key has none: whatever was sealed to the old one went with it.
      dispositions: { where: { disposition: { case: visibleTo(officer) } }, select: { officerId: true }, take: 1 },
    },
    take: ADDRESSEES,
  })
  const made = await keysMade(rows.map(({ id }) => id))
  return rows.flatMap(({ unit, recipient, createdAt, dispositions, ...one }) => {
    if (!unit || !recipient) return []
    const since = dayOf(made.get(one.id) ?? createdAt)
    const key = { recipient, sign: fingerprint([recipient]), since, unused: dispositions.length === 0 }
    return [{ unit, operator: { ...one, ...key } }]
  })
}

/** When each of these accounts made the key that it has: the trail knows, in whichever way it came about. */
async function keysMade(ids: string[]): Promise<Map<string, Date>> {
  const rows = await db.auditEntry.groupBy({
    by: ['subject'],
    where: { subject: { in: ids.map((id) => `officer:${id}`) }, action: { in: ['account:create', 'account:renew'] } },
    _max: { at: true },
  })
  return new Map(rows.flatMap(({ subject, _max: { at } }) => (at ? [[subject.slice('officer:'.length), at]] : [])))
}
