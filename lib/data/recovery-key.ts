import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { takeAccounts } from '@/lib/data/accounts'
import { changeAsAdmin, done, NOTHING } from '@/lib/data/admin-write'
import { writeAudit, writeCaseLines } from '@/lib/data/audit'
import { visibleTo } from '@/lib/data/case-scope'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { handed, inOneOrder, stateOf, type OwedGrants } from '@/lib/data/key-grants'
import type { Officer } from '@/lib/data/officers'
import { RECOVERY_SETTING, recoveryRecipient } from '@/lib/data/recovery-recipient'
import { GRANTS_BATCH, type Give, type Owed } from '@/lib/domain/key-grants'
import { RECOVERY } from '@/lib/domain/recovery'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { fromBase64url } from '@/lib/sealing/bytes'
import { fingerprint } from '@/lib/sealing/fingerprint'

/** The recovery key in use, and a new one that a lead has made and another has to compare. */
export type RecoveryKey = {
  recipient: string
  proposed: { recipient: string; by: { id: string; name: string } } | null
}

/** Of what this lead opens, how much the recovery key should open and does; as `Coverage` of an officer. */
export type RecoveryCoverage = { owed: number; held: number; endedOwed: number; endedHeld: number }

const PROPOSED = 'recoveryProposed'

/** The recovery key as it stands. NOT_FOUND: no lead's business, or nobody has set JARI up. */
export async function recoveryKey(officer: Officer): Promise<Result<RecoveryKey>> {
  if (!can(officer.role, 'key:vouch')) return fail('NOT_FOUND')
  const [recipient, proposed] = await Promise.all([recoveryRecipient(db), proposedKey(db)])
  return recipient === null ? fail('NOT_FOUND') : ok({ recipient, proposed })
}

/**
 * A lead's browser has made a new recovery key. It waits until another lead has compared its sign with the paper; where there
 * is no other, it counts at once, since after a recovery nobody else may be there. Again: nothing happens. CONFLICT: another
 * one waits.
 */
export async function proposeRecoveryKey(
  officer: Officer,
  { recipient }: { recipient: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'key:vouch', now, async (tx) => {
    await takeAccounts(tx)
    const waits = await proposedKey(tx)
    if (waits?.recipient === recipient || (await recoveryRecipient(tx)) === recipient) return NOTHING
    if (waits) return fail('CONFLICT')
    const others = await tx.officer.count({ where: { role: 'LEAD', active: true, id: { not: officer.id } } })
    if (others === 0) return replace(tx, officer, recipient)
    const value = JSON.stringify({ recipient, by: officer.id })
    await tx.setting.upsert({ where: { key: PROPOSED }, create: { key: PROPOSED, value }, update: { value } })
    return done('recovery:propose', `officer:${officer.id}`, { sign: fingerprint([recipient]) })
  })
}

/**
 * Another lead has compared the new key's sign: from now on it is the recovery key, and the old one lets nobody in. CONFLICT:
 * it is one's own, another one, or waits no longer.
 */
export async function acceptRecoveryKey(
  officer: Officer,
  { recipient }: { recipient: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'key:vouch', now, async (tx) => {
    await takeAccounts(tx)
    const waits = await proposedKey(tx)
    if (waits?.recipient !== recipient || waits.by.id === officer.id) return fail('CONFLICT')
    return replace(tx, officer, recipient)
  })
}

/** Any lead says no to a new key, its maker too: the old one stays. CONFLICT: it waits no longer. */
export async function refuseRecoveryKey(
  officer: Officer,
  { recipient }: { recipient: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'key:vouch', now, async (tx) => {
    if ((await proposedKey(tx))?.recipient !== recipient) return fail('CONFLICT')
    await tx.setting.delete({ where: { key: PROPOSED } })
    return done('recovery:refuse', `officer:${officer.id}`, { sign: fingerprint([recipient]) })
  })
}

/** How much of what this lead opens the recovery key opens. */
export async function recoveryCoverage(officer: Officer, recipient: string): Promise<RecoveryCoverage> {
  const sealed = { recoveryTo: recipient }
  const cases = (ended: boolean, more: Prisma.CaseWhereInput = {}) =>
    db.case.count({ where: { AND: [visibleTo(officer), stateOf(ended), more] } })
  const gifts = (more: Prisma.GratuityWhereInput = {}) =>
    db.gratuity.count({ where: { AND: [giftsOf(officer), more] } })
  const [owed, held, giftsOwed, giftsHeld, endedOwed, endedHeld] = await Promise.all([
    ...[cases(false), cases(false, sealed), gifts(), gifts(sealed), cases(true), cases(true, sealed)],
  ] as const)
  return { owed: owed + giftsOwed, held: held + giftsHeld, endedOwed, endedHeld }
}

/** The lead's own keys of what the recovery key does not open, a batch at a time; the trail names each. As `owedGrants`. */
export async function owedToRecovery(officer: Officer, input: Owed, now = new Date()): Promise<Result<OwedGrants>> {
  if (!can(officer.role, 'key:vouch')) return fail('NOT_FOUND')
  const { after, ended = false } = input
  return inTransaction(async (tx) => {
    const recipient = await recoveryRecipient(tx)
    if (recipient === null) return fail('NOT_FOUND')
    const own = { where: { officerId: officer.id }, select: { sealed: true } } as const
    const batch = { orderBy: { id: 'asc' }, take: GRANTS_BATCH, select: { id: true, grants: own } } as const
    const from = { id: { gt: after ?? undefined } }
    const lacks = lackedBy(recipient)
    const cases = await tx.case.findMany({
      where: { AND: [visibleTo(officer), stateOf(ended), lacks, from] },
      ...batch,
    })
    const gifts = ended ? [] : await tx.gratuity.findMany({ where: { AND: [giftsOf(officer), lacks, from] }, ...batch })
    const keysOf = (rows: { id: string; grants: { sealed: Uint8Array }[] }[]) =>
      rows.flatMap(({ id, grants: [held] }) => (held ? [{ id, sealed: held.sealed }] : []))
    const grants = inOneOrder(keysOf(cases), keysOf(gifts))
    return handed(tx, officer, { to: RECOVERY, grants }, now)
  })
}

/** Puts keys that a lead's browser has sealed to the recovery key in the place of those sealed to an older one. As `giveGrants`. */
export async function giveToRecovery(
  officer: Officer,
  { recipient, grants }: Omit<Give, 'to'>,
  now = new Date(),
): Promise<Result<{ given: number }>> {
  if (!can(officer.role, 'key:vouch')) return fail('NOT_FOUND')
  const sealed = new Map(grants.map(({ caseId, grant }) => [caseId, fromBase64url(grant)]))
  const ids = [...sealed.keys()].sort()
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`
    await tx.$queryRaw`SELECT 1 FROM "Setting" WHERE "key" = ${RECOVERY_SETTING} FOR SHARE`
    if ((await recoveryRecipient(tx)) !== recipient) return fail('CONFLICT', { recipient: { key: 'CHANGED' } })
    const lacks = { id: { in: ids }, ...lackedBy(recipient) }
    const [cases, gifts] = [
      await tx.case.findMany({ where: { AND: [visibleTo(officer), lacks] }, select: { id: true } }),
      await tx.gratuity.findMany({ where: { AND: [giftsOf(officer), lacks] }, select: { id: true } }),
    ]
    const data = (id: string) => ({ recoveryGrant: sealed.get(id), recoveryTo: recipient })
    for (const { id } of cases) await tx.case.update({ where: { id }, data: data(id) })
    for (const { id } of gifts) await tx.gratuity.update({ where: { id }, data: data(id) })
    const given = cases.length + gifts.length
    if (given === 0) return ok({ given })
    const named = cases.map(({ id }) => id)
    const line = { at: now, actor: officer.id }
    await writeCaseLines(tx, { ...line, action: 'case:key', detail: { officer: RECOVERY } }, named)
    const detail = { to: RECOVERY, cases: named.join(' '), ...(gifts.length > 0 && { gratuities: gifts.length }) }
    await writeAudit(tx, { ...line, action: 'key:give', subject: `officer:${officer.id}`, detail })
    return ok({ given })
  })
}

async function replace(tx: Tx, officer: Officer, recipient: string) {
  await tx.setting.update({ where: { key: RECOVERY_SETTING }, data: { value: recipient } })
  await tx.setting.deleteMany({ where: { key: PROPOSED } })
  return done('recovery:replace', `officer:${officer.id}`, { sign: fingerprint([recipient]) })
}

const storedProposal = z.object({ recipient: z.string(), by: z.string() })

/** The new key that waits; what somebody made who is no lead any more waits for nobody. */
async function proposedKey(tx: Tx): Promise<RecoveryKey['proposed']> {
  const row = await tx.setting.findUnique({ where: { key: PROPOSED } })
  if (!row) return null
  const { recipient, by: id } = storedProposal.parse(JSON.parse(row.value))
  const by = await tx.officer.findFirst({ where: { id, role: 'LEAD', active: true }, select: { id: true, name: true } })
  return by && { recipient, by }
}

const giftsOf = ({ id }: Officer): Prisma.GratuityWhereInput => ({ grants: { some: { officerId: id } } })
const lackedBy = (recipient: string) => ({ OR: [{ recoveryTo: null }, { recoveryTo: { not: recipient } }] })
