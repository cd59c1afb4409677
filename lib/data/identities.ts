import 'server-only'
import { randomUUID } from 'node:crypto'
import { writeAudit } from '@/lib/data/audit'
import { oneCase } from '@/lib/data/case-scope'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { type Day, dayOf } from '@/lib/domain/calendar'
import { handoverSince, handoverUntil } from '@/lib/domain/four-eyes'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'

/** Who reads cases but not this one: no key to it, not kept away from it, and with a key of their own. */
const strangersTo = (caseId: string) => ({
  ...{ active: true, recipient: { not: null }, role: { in: ['LEAD', 'INSPECTOR'] as ('LEAD' | 'INSPECTOR')[] } },
  ...{ exclusions: { none: { caseId } }, grants: { none: { caseId } } },
})

/** Officers to whom the reporter's identity could be shown; nobody where the case does not exist for the asker. */
export async function identityReaders(
  officer: Officer,
  id: string,
): Promise<{ id: string; name: string; title: string }[]> {
  if (!can(officer.role, 'case:work') || (await db.case.count({ where: oneCase(officer, id) })) === 0) return []
  return db.officer.findMany({
    where: strangersTo(id),
    select: { id: true, name: true, title: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** The same officer by id, with the key that an identity would be sealed to; null where they may not be shown it. */
export async function identityReader(
  tx: Tx,
  caseId: string,
  officerId: string,
): Promise<{ id: string; name: string; recipient: string } | null> {
  const row = await tx.officer.findFirst({
    where: { id: officerId, ...strangersTo(caseId) },
    select: { id: true, name: true, recipient: true },
  })
  return row?.recipient ? { ...row, recipient: row.recipient } : null
}

/** Stores an identity that was sealed to an officer. The transaction holds the case; the trail is the caller's. */
export async function showIdentity(tx: Tx, caseId: string, officerId: string, sealed: string, now: Date) {
  await tx.shownIdentity.create({
    data: { id: randomUUID(), caseId, officerId, sealed: fromBase64url(sealed), at: now },
  })
}

const standing = (officer: Officer, now: Date) => ({
  officerId: officer.id,
  at: { gte: handoverSince(now) },
  case: { exclusions: { none: { officerId: officer.id } } },
})

/** What this officer has been shown and may still open, the latest first. It does not say of which case. */
export async function shownTo(officer: Officer, now = new Date()): Promise<{ id: string; at: Date; until: Day }[]> {
  if (!can(officer.role, 'case:read')) return []
  const rows = await db.shownIdentity.findMany({
    where: standing(officer, now),
    select: { id: true, at: true },
    orderBy: { at: 'desc' },
    take: 100,
  })
  return rows.map(({ id, at }) => ({ id, at, until: handoverUntil(dayOf(at)) }))
}

/** Hands out one sealed identity to the officer it was shown to, and writes that into the case's trail. NOT_FOUND. */
export async function openIdentity(
  officer: Officer,
  id: string,
  now = new Date(),
): Promise<Result<{ sealed: string }>> {
  if (!can(officer.role, 'case:read')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    const row = await tx.shownIdentity.findFirst({ where: { id, ...standing(officer, now) } })
    if (!row) return fail('NOT_FOUND')
    const subject = `case:${row.caseId}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:identity-open', subject })
    return ok({ sealed: toBase64url(row.sealed) })
  })
}

/** Deletes what may be opened no longer; answers how many. */
export async function forgetShown(now = new Date()): Promise<number> {
  const { count } = await db.shownIdentity.deleteMany({
    where: { at: { lt: handoverSince(now) } },
  })
  return count
}
