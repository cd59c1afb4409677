import { db } from '@/lib/data/client'
import { type Officer, officerById } from '@/lib/data/officers'
import { type Findings, findingsText } from '@/lib/domain/findings'
import { messageText } from '@/lib/domain/message'
import type { Role } from '@/lib/domain/roles'
import { sealGrant, sealPart } from '@/lib/sealing/case-seal'
import { toBase64url } from '@/lib/sealing/bytes'
import { partToWire } from '@/lib/sealing/wire'
import { type BuildCaseInput, type BuiltCase, buildCase, buildOfficer, deedOfficer } from '@/prisma/seed/builders'
import type { Deed } from '@/prisma/seed/prepare-case'

/** An officer of a test: signed in, and with the secret that their browser would hold. */
export type Desk = { as: Officer; id: string; secret: string; recipient: string; deed: ReturnType<typeof deedOfficer> }

export async function desk(role: Role, name?: string): Promise<Desk> {
  const built = await buildOfficer(db, { role, name })
  const as = await officerById(built.id)
  if (!as) throw new Error('not stored')
  return { as, id: built.id, secret: built.secret ?? '', recipient: built.recipient ?? '', deed: deedOfficer(built) }
}

/** A case that these leads can open. */
export function caseOf(leads: Desk[], input: Omit<BuildCaseInput, 'leads'> = {}): Promise<BuiltCase> {
  return buildCase(db, { receivedOn: '2026-11-16', ...input, leads })
}

/** Deeds that bring a case to an inspector, verified and started. */
export function started(lead: Desk, inspector: Desk, on = '2026-11-17'): Deed[] {
  return [
    { by: lead.deed, on, assign: inspector.deed },
    { by: inspector.deed, on, move: 'verify' },
    { by: inspector.deed, on, move: 'start' },
  ]
}

export const sealMessage = async (made: BuiltCase, number: number, text = 'Sudah kami periksa.') => {
  const part = await sealPart(made.keys.secret, made.id, 'MESSAGE', number, messageText({ from: 'OFFICER', text }))
  return { ...partToWire(part), kind: 'MESSAGE' as const }
}

export const sealNote = async (made: BuiltCase, number: number, text = 'Telepon lurah.') => {
  const part = await sealPart(made.keys.secret, made.id, 'NOTE', number, text)
  return { ...partToWire(part), kind: 'NOTE' as const }
}

export const sealFindings = async (made: BuiltCase, number: number, findings: Partial<Findings> = {}) => {
  const none = { what: null, who: null, when: null, where: null, why: null, how: null, howMuch: null }
  const part = await sealPart(made.keys.secret, made.id, 'FINDINGS', number, findingsText({ ...none, ...findings }))
  return { ...partToWire(part), kind: 'FINDINGS' as const }
}

export const grantFor = async (made: BuiltCase, to: Desk) => ({
  officerId: to.id,
  recipient: to.recipient,
  grant: toBase64url(await sealGrant(made.keys.secret, to.recipient)),
})

export const auditOf = async (made: { id: string }) =>
  (await db.auditEntry.findMany({ where: { subject: `case:${made.id}` }, orderBy: { seq: 'asc' } })).map(
    ({ actor, action, detail }) => ({ actor, action, detail }),
  )

/** Everything that is stored of a case, to show that a refused deed changed none of it. */
export const stored = (id: string) =>
  db.case.findUniqueOrThrow({
    where: { id },
    include: { grants: { orderBy: { officerId: 'asc' } }, parts: true, moves: true, exclusions: true },
  })

/** A day's noon in Kendari. */
export const noon = (day: string) => new Date(`${day}T04:00:00Z`)

/** Whether anybody waits for a lock that others have taken by name. */
export async function somebodyWaits(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_locks WHERE "locktype" = 'advisory' AND NOT "granted"
      AND "database" = (SELECT "oid" FROM pg_database WHERE "datname" = current_database())`
  return row !== undefined && row.n > 0
}
