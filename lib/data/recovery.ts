import 'server-only'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Prisma } from '@/generated/prisma/client'
import { takeAccounts } from '@/lib/data/accounts'
import { writeAudit, writeCaseLines } from '@/lib/data/audit'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { giveGratuityKeys, recoverableGratuityKeys } from '@/lib/data/gratuity-keys'
import { inOneOrder, nextAfter } from '@/lib/data/key-grants'
import { recoveryRecipient } from '@/lib/data/recovery-recipient'
import { GRANTS_BATCH, type Give } from '@/lib/domain/key-grants'
import { RECOVERY_MINUTES, type RecoveryProof } from '@/lib/domain/recovery'
import { fail, ok, type Result } from '@/lib/domain/result'
import { keyedBytes } from '@/lib/keyed'
import { logRefusal } from '@/lib/log'
import { fromBase64url, toBase64url, utf8 } from '@/lib/sealing/bytes'
import { sealBytes } from '@/lib/sealing/envelope'

/** Whom the recovery key can make a lead: somebody who came by a link as a lead and whom no lead has let in. */
export type Heir = { id: string; name: string; title: string; recipient: string }
export type RecoveryBatch = { grants: { caseId: string; grant: string }[]; next: string | null }

/**
 * Something that only the recovery key opens. Whoever sends back what is inside, with the ticket, holds the key; nothing of
 * it is stored. NOT_FOUND: nobody has set JARI up.
 */
export async function recoveryChallenge(
  now = new Date(),
): Promise<Result<{ sealed: string; until: number; ticket: string }>> {
  const recipient = await recoveryRecipient()
  if (recipient === null) return fail('NOT_FOUND')
  const inside = randomBytes(32)
  const until = now.getTime() + RECOVERY_MINUTES * 60_000
  const opened = inside.toString('base64url')
  const sealed = toBase64url(await sealBytes([recipient], inside))
  return ok({ sealed, until, ticket: ticketOf(recipient, opened, until) })
}

/** Those who wait to become a lead, and how many cases and gratuities the recovery key opens. */
export async function recoveryHeirs(
  proof: RecoveryProof,
  now = new Date(),
): Promise<Result<{ heirs: Heir[]; cases: number }>> {
  if (!(await isProof(proof, now))) return fail('NOT_FOUND')
  const [rows, cases, gifts] = await Promise.all([
    db.officer.findMany({
      where: { role: 'LEAD', awaitsLead: true, recipient: { not: null } },
      select: { id: true, name: true, title: true, recipient: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    db.case.count({ where: { recoveryGrant: { not: null } } }),
    db.gratuity.count({ where: { recoveryGrant: { not: null } } }),
  ])
  return ok({
    heirs: rows.flatMap(({ recipient, ...row }) => (recipient ? [{ ...row, recipient }] : [])),
    cases: cases + gifts,
  })
}

/** Recovery grants of the cases that this heir does not open yet and the reporter does not keep from them, by id. */
export async function recoveryBatch(
  { proof, to, after }: { proof: RecoveryProof; to: string; after: string | null },
  now = new Date(),
): Promise<Result<RecoveryBatch>> {
  if (!(await isProof(proof, now))) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    if (!(await heirOf(tx, to))) return fail('NOT_FOUND')
    const found = await tx.case.findMany({
      where: { ...lackedBy(to), ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: GRANTS_BATCH,
      select: { id: true, recoveryGrant: true },
    })
    const cases = found.flatMap(({ id, recoveryGrant: sealed }) => (sealed ? [{ id, sealed }] : []))
    const grants = inOneOrder(cases, await recoverableGratuityKeys(tx, { to, after, take: GRANTS_BATCH }))
    if (grants.length > 0) {
      const detail = { cases: grants.map(({ caseId }) => caseId).join(' ') }
      await writeAudit(tx, { at: now, actor: 'system', action: 'recovery:hand', subject: `officer:${to}`, detail })
    }
    return ok({ grants, next: nextAfter(grants) })
  })
}

/** Stores case keys that the recovery key has opened and the browser has sealed to the heir. CONFLICT: another key by now. */
export async function recoveryGive(
  { proof, to, recipient, grants }: Give & { proof: RecoveryProof },
  now = new Date(),
): Promise<Result<{ given: number }>> {
  if (!(await isProof(proof, now))) return fail('NOT_FOUND')
  const sealed = new Map(grants.map(({ caseId, grant }) => [caseId, fromBase64url(grant)]))
  return inTransaction(async (tx) => {
    await takeAccounts(tx)
    const heir = await heirOf(tx, to)
    if (!heir) return fail('NOT_FOUND')
    if (heir.recipient !== recipient) return fail('CONFLICT', { recipient: { key: 'CHANGED' } })
    const lacked = await tx.case.findMany({
      where: { ...lackedBy(to), id: { in: [...sealed.keys()] } },
      select: { id: true },
    })
    const data = lacked.flatMap(({ id }) => {
      const grant = sealed.get(id)
      return grant ? [{ caseId: id, officerId: to, sealed: grant }] : []
    })
    const stored = await tx.keyGrant.createManyAndReturn({ data, skipDuplicates: true, select: { caseId: true } })
    const cases = stored.map(({ caseId }) => caseId)
    const given = cases.length + (await giveGratuityKeys(tx, { to, role: 'LEAD' }, sealed))
    const line = { at: now, actor: 'system' }
    await writeCaseLines(tx, { ...line, action: 'case:key', detail: { officer: to, by: 'recovery' } }, cases)
    if (given > 0)
      await writeAudit(tx, { ...line, action: 'recovery:give', subject: `officer:${to}`, detail: { given } })
    return ok({ given })
  })
}

/** Lets the heir in: from now on they are a lead. Again: nothing happens. CONFLICT: another key by now. */
export async function recoveryEnd(
  { proof, to, recipient }: { proof: RecoveryProof; to: string; recipient: string },
  now = new Date(),
): Promise<Result<null>> {
  if (!(await isProof(proof, now))) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    await takeAccounts(tx)
    const row = await tx.officer.findUnique({ where: { id: to, role: 'LEAD' } })
    if (!row) return fail('NOT_FOUND')
    if (row.recipient !== recipient) return fail('CONFLICT', { recipient: { key: 'CHANGED' } })
    if (row.active) return ok(null)
    if (!row.awaitsLead) return fail('NOT_FOUND')
    await tx.officer.update({ where: { id: to }, data: { awaitsLead: false, active: true } })
    await writeAudit(tx, { at: now, actor: 'system', action: 'account:recovery', subject: `officer:${to}` })
    return ok(null)
  })
}

/** Whether it was made with the recovery key that is in use now. */
async function isProof({ opened, until, ticket }: RecoveryProof, now: Date): Promise<boolean> {
  const expected = ticketOf((await recoveryRecipient()) ?? '', opened, until)
  const good = timingSafeEqual(Buffer.from(ticket), Buffer.from(expected))
  if (good && until >= now.getTime()) return true
  logRefusal('recovery', { why: good ? 'late' : 'proof' })
  return false
}

const ticketOf = (recipient: string, opened: string, until: number) =>
  toBase64url(keyedBytes('recovery', utf8(`${recipient}\n${until}\n${opened}`)))

const heirOf = (tx: Tx, id: string) =>
  tx.officer.findFirst({ where: { id, role: 'LEAD', awaitsLead: true, recipient: { not: null } } })

const lackedBy = (id: string): Prisma.CaseWhereInput => ({
  recoveryGrant: { not: null },
  grants: { none: { officerId: id } },
  exclusions: { none: { officerId: id } },
})
