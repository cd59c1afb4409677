import 'server-only'
import { db, type Tx } from '@/lib/data/client'
import { hashAuth, verifyAuth } from '@/lib/data/secret-hash'
import type { Role } from '@/lib/domain/roles'
import { normaliseEmail } from '@/lib/sealing/derive'

export { hashAuth, verifyAuth }

declare const signedIn: unique symbol

/** Somebody who works here and is active. Only this file makes one, so data functions that take one can't be called by nobody. */
export type Officer = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly title: string
  readonly role: Role
  readonly unitId: string | null
  readonly recipient: string | null
  readonly [signedIn]: true
}

/** What makes an `Officer`; `active` is checked where it is read. */
export const OFFICER_FIELDS = {
  id: true,
  email: true,
  name: true,
  title: true,
  role: true,
  unitId: true,
  recipient: true,
} as const

/** An active officer by id, or null. */
export async function officerById(id: string): Promise<Officer | null> {
  const row = await db.officer.findUnique({ where: { id, active: true }, select: OFFICER_FIELDS })
  return row as Officer | null
}

/** How the history and the trail name a unit's own system: no officer has such an id. */
const SYSTEM = 'api:'
export const isSystem = (actor: string): boolean => actor.startsWith(SYSTEM)

/**
 * A unit's own system, which its token lets in (lib/data/api-tokens.ts): it keeps the unit's board as its operators do, and
 * is nobody who could sign in, read a case or hold a key.
 */
export function unitSystem({ tokenId, name, unitId }: { tokenId: string; name: string; unitId: string }): Officer {
  const nobody = { email: '', title: '', recipient: null }
  return { id: SYSTEM + tokenId, name, role: 'OPERATOR', unitId, ...nobody } as unknown as Officer
}

/** What whoever changed a board is called among colleagues: an officer by name, a system by what its token is for. */
export async function actorName(tx: Tx, actor: string): Promise<string> {
  const select = { name: true }
  const row = isSystem(actor)
    ? await tx.apiToken.findUnique({ where: { id: actor.slice(SYSTEM.length) }, select })
    : await tx.officer.findUnique({ where: { id: actor }, select })
  return row?.name ?? ''
}

// What an unknown address is compared with, so that it takes as long as a known one.
let nobody: Promise<string> | undefined

/**
 * The active officer with this address and this derived secret, or null. Unknown, inactive and wrong take the same time
 * and look the same.
 */
export async function checkPassword(email: string, auth: string): Promise<Officer | null> {
  nobody ??= hashAuth('nobody')
  const row = await db.officer.findUnique({
    where: { email: normaliseEmail(email) },
    select: { ...OFFICER_FIELDS, active: true, authHash: true },
  })
  const matches = await verifyAuth(auth, row?.authHash ?? (await nobody))
  if (!row || !row.active || !matches) return null
  const { id, name, title, role, unitId, recipient } = row
  return { id, email: row.email, name, title, role, unitId, recipient } as Officer
}

/** The officer's own age identity, sealed under their password; null for a role or account without one. */
export async function ownIdentity(officer: Officer): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await db.officer.findUnique({ where: { id: officer.id }, select: { sealedIdentity: true } })
  return row?.sealedIdentity ?? null
}

/** The name of an officer's unit, or null. */
export async function unitNameOf(officer: Officer): Promise<string | null> {
  if (!officer.unitId) return null
  const unit = await db.unit.findUnique({ where: { id: officer.unitId }, select: { name: true } })
  return unit?.name ?? null
}
