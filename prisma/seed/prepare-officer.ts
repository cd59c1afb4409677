import { randomBytes, randomUUID } from 'node:crypto'
import type { Prisma } from '@/generated/prisma/client'
import { hashAuth } from '@/lib/data/secret-hash'
import { holdsKey, type Role } from '@/lib/domain/roles'
import { deriveFromPassword, normaliseEmail } from '@/lib/sealing/derive'
import { newIdentity } from '@/lib/sealing/identity'
import { sealOfficerIdentity } from '@/lib/sealing/officer-seal'

export type OfficerInput = {
  role: Role
  email?: string
  name?: string
  title?: string
  unitId?: string | null
  /** Costs a second of scrypt, as in the browser. Without one nobody can sign in as this officer. */
  password?: string
}

export type PreparedOfficer = {
  row: Prisma.OfficerCreateManyInput & { id: string; email: string }
  password: string | null
  /** what the browser would send in place of the password */
  auth: string | null
  /** age identity and recipient, for roles that hold a key */
  secret: string | null
  recipient: string | null
}

/** An officer as activation in their browser makes one: identity, its sealed form, hash of the derived secret. */
export async function prepareOfficer(input: OfficerInput): Promise<PreparedOfficer> {
  const id = randomUUID()
  const { role, unitId = null, password = null } = input
  const email = normaliseEmail(input.email ?? `${id}@officer.example`)
  const keys = password === null ? null : await deriveFromPassword(password, email)
  const identity = holdsKey(role) ? await newIdentity() : null
  const sealKey = keys?.sealKey ?? randomBytes(32)
  return {
    row: {
      ...{ id, email, role, unitId, name: input.name ?? `Petugas ${role}`, title: input.title ?? role },
      authHash: await hashAuth(keys?.auth ?? randomBytes(32).toString('base64url')),
      recipient: identity?.recipient ?? null,
      sealedIdentity: identity && (await sealOfficerIdentity(sealKey, email, identity.secret)),
    },
    password,
    auth: keys?.auth ?? null,
    secret: identity?.secret ?? null,
    recipient: identity?.recipient ?? null,
  }
}
