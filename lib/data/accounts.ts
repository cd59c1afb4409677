import 'server-only'
import { changeAsAdmin, done, NOTHING, OUTDATED } from '@/lib/data/admin-write'
import { writeAudit } from '@/lib/data/audit'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { endAccess, takeCasesOf } from '@/lib/data/officer-access'
import type { Officer } from '@/lib/data/officers'
import { fromCursor, paged, type Paged } from '@/lib/data/paging'
import { endSessionsOf } from '@/lib/data/sessions'
import { changesBetween } from '@/lib/domain/admin-changes'
import { fail, ok, type Result } from '@/lib/domain/result'
import { needsVouching } from '@/lib/domain/invitation'
import { can, holdsKey, type Role } from '@/lib/domain/roles'
import type { UnitKind } from '@/lib/domain/units'

export type Account = {
  id: string
  name: string
  title: string
  email: string
  role: Role
  unit: { id: string; name: string } | null
  active: boolean
  /** made by an invitation to read cases; a lead has not vouched for it yet */
  awaitsLead: boolean
  secondFactor: boolean
}

const FIELDS = {
  ...{ id: true, name: true, title: true, email: true, role: true, active: true, awaitsLead: true },
  unit: { select: { id: true, name: true } },
  totpSealed: true,
} as const

/** An account without the secret that it was read with. */
const accountOf = <T extends { totpSealed: Uint8Array | null }>({ totpSealed, ...row }: T) => ({
  ...row,
  secondFactor: totpSealed !== null,
})

/** Who works here or did, by name, a page at a time; `q`: part of a name or an address. */
export async function listAccounts(
  officer: Officer,
  { q = '', after }: { q?: string; after?: string } = {},
): Promise<Result<Paged<Account>>> {
  if (!can(officer.role, 'account:admin')) return fail('NOT_FOUND')
  const part = { contains: q, mode: 'insensitive' } as const
  const rows = await db.officer.findMany({
    where: q ? { OR: [{ name: part }, { email: part }, { unit: { name: part } }] } : {},
    select: FIELDS,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    ...fromCursor(after),
  })
  return ok(paged(rows.map(accountOf), ({ id }) => id))
}

/** One account, for the page that moves it. */
export async function readAccount(officer: Officer, id: string): Promise<Result<Account>> {
  if (!can(officer.role, 'account:admin')) return fail('NOT_FOUND')
  const row = await db.officer.findUnique({ where: { id }, select: FIELDS })
  return row ? ok(accountOf(row)) : fail('NOT_FOUND')
}

/** Units that an operator can belong to; of a list that is longer nobody would pick. */
export async function unitsForOperators(officer: Officer): Promise<{ id: string; name: string; kind: UnitKind }[]> {
  if (!can(officer.role, 'account:admin')) return []
  return db.unit.findMany({
    where: { active: true },
    select: { id: true, name: true, kind: true },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
    take: 500,
  })
}

/**
 * Gives an operator another unit, from their next request on, without what was asked of the old one: should they come back,
 * they read it only where they are let in again. NOT_FOUND: no operator; INVALID `unitId`: no active unit;
 * CONFLICT: no longer at the unit `from`.
 */
export async function moveOperator(
  officer: Officer,
  { id, from, unitId }: { id: string; from: string | null; unitId: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'account:admin', now, async (tx) => {
    const account = await tx.officer.findUnique({ where: { id }, select: { role: true, unitId: true } })
    if (account?.role !== 'OPERATOR') return fail('NOT_FOUND')
    if (account.unitId === unitId) return NOTHING
    if (account.unitId !== from) return OUTDATED
    if ((await tx.unit.count({ where: { id: unitId, active: true } })) === 0)
      return fail('INVALID', { unitId: { key: 'UNKNOWN_UNIT' } })
    await tx.officer.update({ where: { id }, data: { unitId } })
    await tx.dispositionGrant.deleteMany({ where: { officerId: id } }) // what was asked of another unit
    return done('account:move', `officer:${id}`, changesBetween({ unit: from }, { unit: unitId }))
  })
}

/**
 * Takes an officer off or puts them back. Taking off ends their sessions, deletes their grants and frees their cases at once;
 * putting back restores none of it. CONFLICT for oneself, for the last active officer of LEAD or ADMIN (without them nobody could read a
 * report, or put anybody back), and for one whom a lead has yet to vouch for. Nothing happens when the officer is that way
 * already.
 */
export async function setAccountActive(
  officer: Officer,
  change: { id: string; active: boolean },
  now = new Date(),
): Promise<Result<null>> {
  if (!can(officer.role, 'account:admin')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    // Two administrators at once: one waits, then counts what the other left.
    await takeAccounts(tx)
    const account = await tx.officer.findUnique({
      where: { id: change.id },
      select: { role: true, active: true, awaitsLead: true },
    })
    if (!account) return fail('NOT_FOUND')
    if (account.active === change.active) return ok(null)
    // Otherwise an administrator could make a reader of cases out of anybody.
    if (account.awaitsLead) return fail('CONFLICT')
    if (!change.active) {
      if (change.id === officer.id) return fail('CONFLICT')
      if (await isLast(tx, change.id, account.role)) return fail('CONFLICT')
    }
    if (!change.active) await takeCasesOf(tx, change.id)
    await tx.officer.update({ where: { id: change.id }, data: { active: change.active } })
    const sessions = change.active ? 0 : await endSessionsOf(tx, change.id, now)
    await tx.invitation.deleteMany({ where: { officerId: change.id } })
    const grants = change.active ? 0 : await endAccess(tx, change.id, 'NOTHING', { by: officer.id, at: now })
    await writeAudit(tx, {
      at: now,
      actor: officer.id,
      action: change.active ? 'account:activate' : 'account:deactivate',
      subject: `officer:${change.id}`,
      detail: { sessions, grants },
    })
    return ok(null)
  })
}

/**
 * Gives an active officer another role, from their next request on: their sessions end and their grants are deleted (a lead
 * who becomes an inspector keeps those of the cases they are assigned to). Whoever comes to read cases waits for a lead, as a
 * newcomer does; a role without a key loses it. NOT_FOUND: no active officer; CONFLICT: oneself, the last lead or
 * administrator, or no longer of the role `from`; INVALID `unitId`: an operator belongs to an active unit.
 */
export async function changeRole(
  officer: Officer,
  { id, from, role, unitId }: { id: string; from: Role; role: Role; unitId: string | null },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'account:admin', now, async (tx) => {
    await takeAccounts(tx)
    const account = await tx.officer.findUnique({ where: { id, active: true }, select: { role: true } })
    if (!account) return fail('NOT_FOUND')
    if (account.role === role) return NOTHING
    if (account.role !== from) return OUTDATED
    if (id === officer.id) return fail('CONFLICT')
    if (await isLast(tx, id, account.role)) return fail('CONFLICT', { role: { key: 'LAST_ONE' } })
    const unit = role === 'OPERATOR' ? unitId : null
    if (role === 'OPERATOR' && (await tx.unit.count({ where: { id: unit ?? '', active: true } })) === 0)
      return fail('INVALID', { unitId: { key: unit === null ? 'REQUIRED' : 'UNKNOWN_UNIT' } })
    const lesser = from === 'LEAD' && role === 'INSPECTOR'
    const awaitsLead = needsVouching(role) && !lesser
    await takeCasesOf(tx, id)
    await tx.officer.update({
      where: { id },
      data: {
        ...{ role, unitId: unit, awaitsLead, active: !awaitsLead },
        ...(holdsKey(role) ? {} : { recipient: null, sealedIdentity: null }),
      },
    })
    await tx.invitation.deleteMany({ where: { officerId: id } })
    const sessions = await endSessionsOf(tx, id, now)
    const kept = lesser ? 'ASSIGNED_CASES' : can(role, 'case:read') ? 'ASSIGNMENTS' : 'NOTHING'
    const grants = await endAccess(tx, id, kept, { by: officer.id, at: now })
    return done('account:role', `officer:${id}`, { ...changesBetween({ role: from }, { role }), sessions, grants })
  })
}

/** Whether nobody but this officer is there to read reports, or to put anybody back. */
async function isLast(tx: Tx, id: string, role: Role): Promise<boolean> {
  if (role !== 'LEAD' && role !== 'ADMIN') return false
  return (await tx.officer.count({ where: { role, active: true, id: { not: id } } })) === 0
}

/** Whoever makes, takes off or puts back an account waits for the others who do. */
export async function takeAccounts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('jari/accounts'))`
}

/**
 * Who works here stays as it is until this transaction ends. Unlike a lock on the rows of officers it lines up behind
 * whoever waits to change an account, so that a flood of reports keeps nobody from that, and hinders no sign-in.
 */
export async function holdAccounts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('jari/accounts'))`
}
