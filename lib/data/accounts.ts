import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { db, inTransaction } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { endSessionsOf } from '@/lib/data/sessions'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can, type Role } from '@/lib/domain/roles'

export type Account = {
  id: string
  name: string
  title: string
  email: string
  role: Role
  unit: string | null
  active: boolean
}

/** Everybody who works here, by name, those taken off last. */
export async function listAccounts(officer: Officer): Promise<Result<Account[]>> {
  if (!can(officer.role, 'account:admin')) return fail('NOT_FOUND')
  const rows = await db.officer.findMany({
    select: {
      id: true,
      name: true,
      title: true,
      email: true,
      role: true,
      active: true,
      unit: { select: { name: true } },
    },
    orderBy: [{ active: 'desc' }, { name: 'asc' }, { id: 'asc' }],
  })
  return ok(rows.map(({ unit, ...row }) => ({ ...row, unit: unit?.name ?? null })))
}

/**
 * Takes an officer off or puts them back. Taking off ends their sessions and deletes their grants at once; putting back
 * restores no grant. CONFLICT for oneself and for the last active officer of LEAD or ADMIN: without them nobody could read
 * a report, or put anybody back. Nothing happens when the officer is that way already.
 */
export async function setAccountActive(
  officer: Officer,
  change: { id: string; active: boolean },
  now = new Date(),
): Promise<Result<null>> {
  if (!can(officer.role, 'account:admin')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    // Two administrators at once: one waits, then counts what the other left.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('jari/accounts'))`
    const account = await tx.officer.findUnique({ where: { id: change.id }, select: { role: true, active: true } })
    if (!account) return fail('NOT_FOUND')
    if (account.active === change.active) return ok(null)
    if (!change.active) {
      if (change.id === officer.id) return fail('CONFLICT')
      const others = await tx.officer.count({ where: { role: account.role, active: true, id: { not: change.id } } })
      if (others === 0 && (account.role === 'LEAD' || account.role === 'ADMIN')) return fail('CONFLICT')
    }
    await tx.officer.update({ where: { id: change.id }, data: { active: change.active } })
    const sessions = change.active ? 0 : await endSessionsOf(tx, change.id, now)
    const grants = change.active ? 0 : (await tx.keyGrant.deleteMany({ where: { officerId: change.id } })).count
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
