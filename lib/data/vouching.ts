import 'server-only'
import { takeAccounts } from '@/lib/data/accounts'
import { changeAsAdmin, done, NOTHING } from '@/lib/data/admin-write'
import { db } from '@/lib/data/client'
import { endAccess, takeCasesOf } from '@/lib/data/officer-access'
import type { Officer } from '@/lib/data/officers'
import { fromCursor, paged, type Paged } from '@/lib/data/paging'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can, type Role } from '@/lib/domain/roles'

/**
 * Somebody who is to read cases, made by an invitation; `recipient`: the key that reports would be sealed to. `worked`: they
 * were at work here before, and come back with a new key or another role.
 */
export type Newcomer = {
  id: string
  name: string
  title: string
  role: Role
  recipient: string
  createdAt: Date
  worked: boolean
}

/** Those whom a lead has to vouch for, longest waiting first, a page at a time. */
export async function listNewcomers(officer: Officer, after?: string): Promise<Result<Paged<Newcomer>>> {
  if (!can(officer.role, 'key:vouch')) return fail('NOT_FOUND')
  const rows = await db.officer.findMany({
    where: { awaitsLead: true, recipient: { not: null } },
    select: {
      ...{ id: true, name: true, title: true, role: true, recipient: true, createdAt: true },
      sessions: { take: 1, select: { id: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    ...fromCursor(after),
  })
  return ok(
    paged(
      rows.map(({ sessions, ...row }) => ({ ...row, recipient: row.recipient ?? '', worked: sessions.length > 0 })),
      ({ id }) => id,
    ),
  )
}

/**
 * A lead vouches that a key is the newcomer's, having compared it with them: from now on they may sign in, and reports are
 * sealed to a new lead too. Nobody else can, so that an administrator who invites a name of their own invention reads
 * nothing. CONFLICT: the key is another than the one that was shown; no longer waiting: nothing happens.
 */
export async function vouchFor(
  officer: Officer,
  { id, recipient }: { id: string; recipient: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'key:vouch', now, async (tx) => {
    await takeAccounts(tx)
    const row = await tx.officer.findUnique({ where: { id }, select: { awaitsLead: true, recipient: true } })
    if (!row) return fail('NOT_FOUND')
    if (!row.awaitsLead) return NOTHING
    if (row.recipient !== recipient) return fail('CONFLICT')
    await tx.officer.update({ where: { id }, data: { awaitsLead: false, active: true } })
    return done('account:vouch', `officer:${id}`)
  })
}

/**
 * A lead does not know the newcomer, or the key is not theirs: an account that nobody has signed in to goes; one that was at
 * work before (a new key, another role) is taken off and loses its key and its cases, so that putting it back makes no
 * reader of cases.
 */
export async function refuseNewcomer(
  officer: Officer,
  { id }: { id: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'key:vouch', now, async (tx) => {
    await takeAccounts(tx)
    const [gone] = await tx.officer.findMany({ where: { id, awaitsLead: true }, select: { name: true, role: true } })
    if (!gone) return NOTHING
    await takeCasesOf(tx, id)
    const worked = (await tx.session.count({ where: { officerId: id } })) > 0
    await tx.officer.update({ where: { id }, data: { awaitsLead: false, recipient: null, sealedIdentity: null } })
    await endAccess(tx, id, 'NOTHING', { by: officer.id, at: now })
    if (!worked) await tx.officer.delete({ where: { id } })
    return done('account:refuse', `officer:${id}`, gone)
  })
}
