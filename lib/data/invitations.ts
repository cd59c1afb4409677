import 'server-only'
import { randomBytes } from 'node:crypto'
import { takeAccounts } from '@/lib/data/accounts'
import { changeAsAdmin, done, NOTHING, type AdminDeed } from '@/lib/data/admin-write'
import { writeAudit } from '@/lib/data/audit'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { takeOwnCode } from '@/lib/data/limits'
import { endAccess, takeCasesOf } from '@/lib/data/officer-access'
import type { Officer } from '@/lib/data/officers'
import { fromCursor, paged, type Paged } from '@/lib/data/paging'
import { passesSecondFactor } from '@/lib/data/second-factor'
import { hashAuth, tokenHash } from '@/lib/data/secret-hash'
import { endSessionsOf } from '@/lib/data/sessions'
import { INVITATION_DAYS, needsVouching, type InvitationInput } from '@/lib/domain/invitation'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can, holdsKey, type Role } from '@/lib/domain/roles'

/** A seat that waits for its officer. */
export type Invited = { id: string; name: string; title: string; role: Role; unit: string | null; expiresAt: Date }
/** What whoever has the link is told. `secondFactor`: the account has one, and the link alone is not enough. */
export type Seat = {
  name: string
  title: string
  email: string
  role: Role
  unit: string | null
  secondFactor: boolean
}

/**
 * Offers somebody a seat. Answers the token of its link, which is stored nowhere; a second invitation to the same address
 * makes the first void. INVALID: `email` belongs to an account, `unitId` is no active unit.
 */
export async function invite(
  officer: Officer,
  input: InvitationInput,
  now = new Date(),
): Promise<Result<{ token: string }>> {
  return changeAsAdmin(officer, 'account:admin', now, async (tx): Promise<Result<AdminDeed<{ token: string }>>> => {
    const { email, name, title, role, unitId } = input
    if ((await tx.officer.count({ where: { email } })) > 0) return fail('INVALID', { email: { key: 'EMAIL_TAKEN' } })
    if (unitId !== null && (await tx.unit.count({ where: { id: unitId, active: true } })) === 0)
      return fail('INVALID', { unitId: { key: 'UNKNOWN_UNIT' } })
    const { id, token } = await newLink(tx, { email, name, title, role, unitId, officerId: null }, now)
    return ok({
      value: { token },
      entry: { action: 'account:invite', subject: `invitation:${id}`, detail: { name, role, unit: unitId } },
    })
  })
}

/**
 * A link for somebody who has lost their password: with it their account gets a new password and, where its role holds one,
 * a new key, and loses grants and sessions. The second factor stays, and using the link takes a code of it: a link alone opens
 * no account that has one. Until it is used everything stays as it is. NOT_FOUND: taken off; CONFLICT: one's own.
 */
export async function offerRenewal(
  officer: Officer,
  { id }: { id: string },
  now = new Date(),
): Promise<Result<{ name: string; token: string }>> {
  return changeAsAdmin(officer, 'account:admin', now, async (tx) => {
    if (id === officer.id) return fail('CONFLICT')
    await takeAccounts(tx)
    const row = await tx.officer.findUnique({
      where: { id, ...PRESENT },
      select: { email: true, name: true, title: true, role: true, unitId: true },
    })
    if (!row) return fail('NOT_FOUND')
    const { token } = await newLink(tx, { ...row, officerId: id }, now)
    return ok({ value: { name: row.name, token }, entry: { action: 'account:link', subject: `officer:${id}` } })
  })
}

/** At work, or waiting for a lead. */
const PRESENT = { OR: [{ active: true }, { awaitsLead: true }] }

type Seated = {
  email: string
  name: string
  title: string
  role: Role
  unitId: string | null
  officerId: string | null
}

/** A link for a seat, in place of an older one; those that have expired go as well. */
async function newLink(tx: Tx, seat: Seated, now: Date): Promise<{ id: string; token: string }> {
  const token = randomBytes(32).toString('base64url')
  await tx.invitation.deleteMany({ where: { OR: [{ email: seat.email }, { expiresAt: { lt: now } }] } })
  const { id } = await tx.invitation.create({
    data: {
      ...{ ...seat, createdAt: now, tokenHash: tokenHash(token) },
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    },
    select: { id: true },
  })
  return { id, token }
}

/** Seats that wait, the newest first, a page at a time. */
export async function listInvitations(
  officer: Officer,
  after?: string,
  now = new Date(),
): Promise<Result<Paged<Invited>>> {
  if (!can(officer.role, 'account:admin')) return fail('NOT_FOUND')
  const rows = await db.invitation.findMany({
    where: { expiresAt: { gt: now } },
    select: { id: true, name: true, title: true, role: true, unit: { select: { name: true } }, expiresAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    ...fromCursor(after),
  })
  return ok(
    paged(
      rows.map(({ unit, ...row }) => ({ ...row, unit: unit?.name ?? null })),
      ({ id }) => id,
    ),
  )
}

/** Takes a seat back; its link is worth nothing from then on. */
export async function withdrawInvitation(
  officer: Officer,
  { id }: { id: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'account:admin', now, async (tx) => {
    const row = await tx.invitation.findUnique({ where: { id }, select: { name: true } })
    if (!row) return NOTHING
    await tx.invitation.delete({ where: { id } })
    return done('account:uninvite', `invitation:${id}`, { name: row.name })
  })
}

/** The seat that a link offers. NOT_FOUND: unknown, expired, withdrawn or taken, all alike. */
export async function readInvitation(token: string, now = new Date()): Promise<Result<Seat>> {
  const row = await db.invitation.findUnique({
    where: { tokenHash: tokenHash(token), expiresAt: { gt: now } },
    select: { name: true, title: true, email: true, role: true, unit: { select: { name: true } }, officer: FACTOR },
  })
  if (!row) return fail('NOT_FOUND')
  const { unit, officer, ...seat } = row
  return ok({ ...seat, unit: unit?.name ?? null, secondFactor: !!officer?.totpSealed })
}

const FACTOR = { select: { id: true, totpSealed: true } } as const

/** Whether a code of the second factor of a seat's account was shown; false where it has none. LIMITED; INVALID `code`. */
async function showsFactor(token: string, code: string, now: Date): Promise<Result<boolean>> {
  const where = { tokenHash: tokenHash(token), expiresAt: { gt: now } }
  const officer = (await db.invitation.findUnique({ where, select: { officer: FACTOR } }))?.officer
  if (!officer?.totpSealed) return ok(false)
  const limit = await takeOwnCode(officer.id)
  if (!limit.ok) return limit
  return (await passesSecondFactor(officer.id, code, now)) ? ok(true) : WRONG_CODE
}

const WRONG_CODE = fail('INVALID', { code: { key: 'WRONG_CODE' } })

/**
 * Makes the account of a seat, once. One who is to read cases waits for a lead (lib/data/vouching.ts) and is not active
 * until then; the others may sign in. The same activation again, after a lost answer, is ok. NOT_FOUND as `readInvitation`;
 * INVALID: a key for a role that holds none, or none for one that does; INVALID `code`, LIMITED: of the second factor of an
 * account that gets new keys.
 */
export async function activate(
  { token, auth, key, code = '' }: { token: string; auth: string; key: OfficerKey | null; code?: string },
  now = new Date(),
): Promise<Result<{ awaitsLead: boolean }>> {
  const shown = await showsFactor(token, code, now)
  if (!shown.ok) return shown
  const authHash = await hashAuth(auth)
  return inTransaction(async (tx) => {
    await takeAccounts(tx)
    const seat = await tx.invitation.findUnique({ where: { tokenHash: tokenHash(token), expiresAt: { gt: now } } })
    if (!seat) return key ? doneBefore(tx, key) : fail('NOT_FOUND')
    const { email, name, title, role, unitId } = seat
    if (holdsKey(role) !== (key !== null)) return fail('INVALID', { key: { key: 'INVALID' } })
    const made = { authHash, key, shown: shown.value }
    if (seat.officerId !== null) return renew(tx, { ...seat, officerId: seat.officerId }, made, now)
    if ((await tx.officer.count({ where: { email } })) > 0) return fail('NOT_FOUND')
    const awaitsLead = needsVouching(role)
    const { id } = await tx.officer.create({
      data: {
        ...{ email, name, title, role, unitId, authHash, createdAt: now, awaitsLead, active: !awaitsLead },
        ...(key && { recipient: key.recipient, sealedIdentity: key.sealedIdentity }),
      },
      select: { id: true },
    })
    await tx.invitation.delete({ where: { id: seat.id } })
    await writeAudit(tx, {
      ...{ at: now, actor: id, action: 'account:create', subject: `officer:${id}` },
      detail: { name, role, unit: unitId, invitation: seat.id },
    })
    return ok({ awaitsLead })
  })
}

/** New keys for an account whose password is lost. What was sealed to the old ones is a lead's to give again. */
async function renew(
  tx: Tx,
  seat: { id: string; officerId: string; role: Role },
  { authHash, key, shown }: { authHash: string; key: OfficerKey | null; shown: boolean },
  now: Date,
): Promise<Result<{ awaitsLead: boolean }>> {
  const { officerId: id, role } = seat
  const [officer] = await tx.officer.findMany({ where: { id, role, ...PRESENT }, ...FACTOR })
  if (!officer) return fail('NOT_FOUND')
  if (officer.totpSealed && !shown) return WRONG_CODE
  const awaitsLead = needsVouching(role)
  await takeCasesOf(tx, id)
  await tx.officer.update({
    where: { id },
    data: {
      ...{ authHash, awaitsLead, active: !awaitsLead },
      ...(key && { recipient: key.recipient, sealedIdentity: key.sealedIdentity }),
    },
  })
  const sessions = await endSessionsOf(tx, id, now)
  await tx.invitation.delete({ where: { id: seat.id } })
  // Their cases stay theirs: a lead gives the keys again as soon as they vouch for the new one.
  const grants = await endAccess(tx, id, 'ASSIGNMENTS', { by: id, at: now })
  const detail = { sessions, grants }
  await writeAudit(tx, { at: now, actor: id, action: 'account:renew', subject: `officer:${id}`, detail })
  return ok({ awaitsLead })
}

export type OfficerKey = { recipient: string; sealedIdentity: Uint8Array<ArrayBuffer> }

/**
 * An answer that got lost on the way: the same key again is the same activation. It changes nothing, so it does no harm that
 * leads' keys are public; of any other key only its maker knows.
 */
async function doneBefore(
  tx: Pick<typeof db, 'officer'>,
  { recipient }: OfficerKey,
): Promise<Result<{ awaitsLead: boolean }>> {
  const row = await tx.officer.findFirst({ where: { recipient }, select: { awaitsLead: true } })
  return row ? ok({ awaitsLead: row.awaitsLead }) : fail('NOT_FOUND')
}
