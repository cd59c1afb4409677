import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { writeAudit, writeCaseLines } from '@/lib/data/audit'
import { visibleTo } from '@/lib/data/case-scope'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { giveGratuityKeys, owedGratuityKeys } from '@/lib/data/gratuity-keys'
import type { Officer } from '@/lib/data/officers'
import { GRANTS_BATCH, type Give, type Owed } from '@/lib/domain/key-grants'
import { ENDED } from '@/lib/domain/queue'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can, type Role } from '@/lib/domain/roles'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'

/**
 * A reader of cases, or whoever declared a gratuity: how many of the open cases and gratuities that this lead holds they
 * should open, and how many they can; the same of ended cases, which a reporter's objection or another house's question opens
 * again.
 */
export type Coverage = {
  id: string
  name: string
  title: string
  role: Role
  recipient: string
  owed: number
  held: number
  endedOwed: number
  endedHeld: number
}
export type OwedGrants = { grants: { caseId: string; grant: string }[]; next: string | null }

/**
 * Who lacks keys: a lead should open every case, an inspector those assigned to them, neither one that the reporter keeps from
 * them, and anybody what they declared themselves. Counted over the cases that exist for the lead who asks, so that a count
 * tells them of no other.
 */
export async function keyCoverage(officer: Officer): Promise<Result<Coverage[]>> {
  if (!can(officer.role, 'key:vouch')) return fail('NOT_FOUND')
  const rows = await db.$queryRaw<Coverage[]>`
    SELECT r."id", r."name", r."title", r."role"::text AS "role", r."recipient",
      count(c."id") FILTER (WHERE NOT c."ended")::int + max(gifts."owed")::int AS "owed",
      count(g."caseId") FILTER (WHERE NOT c."ended")::int + max(gifts."held")::int AS "held",
      count(c."id") FILTER (WHERE c."ended")::int AS "endedOwed",
      count(g."caseId") FILTER (WHERE c."ended")::int AS "endedHeld"
    FROM "Officer" r
    LEFT JOIN (
      SELECT c."id", c."assigneeId", c."state"::text IN (${Prisma.join([...ENDED])}) AS "ended" FROM "Case" c
      JOIN "KeyGrant" m ON m."caseId" = c."id" AND m."officerId" = ${officer.id}
      WHERE NOT EXISTS (SELECT FROM "CaseExclusion" x WHERE x."caseId" = c."id" AND x."officerId" = ${officer.id})
    ) c ON (r."role" = 'LEAD' OR c."assigneeId" = r."id")
      AND NOT EXISTS (SELECT FROM "CaseExclusion" x WHERE x."caseId" = c."id" AND x."officerId" = r."id")
    LEFT JOIN "KeyGrant" g ON g."caseId" = c."id" AND g."officerId" = r."id"
    CROSS JOIN LATERAL (
      SELECT count(*) AS "owed", count(x."gratuityId") AS "held" FROM "Gratuity" d
      JOIN "GratuityGrant" m ON m."gratuityId" = d."id" AND m."officerId" = ${officer.id}
      LEFT JOIN "GratuityGrant" x ON x."gratuityId" = d."id" AND x."officerId" = r."id"
      WHERE r."role" = 'LEAD' OR d."declarantId" = r."id"
    ) gifts
    WHERE r."active" AND (r."role" IN ('LEAD', 'INSPECTOR') OR gifts."owed" > 0) AND r."recipient" IS NOT NULL AND r."id" <> ${officer.id}
    GROUP BY r."id" ORDER BY r."name", r."id"`
  return ok(rows)
}

/**
 * The lead's own grants of cases that `to` should open and cannot, a batch at a time, to be sealed again in the lead's
 * browser. The trail names each case. NOT_FOUND: no such reader.
 */
export async function owedGrants(officer: Officer, input: Owed, now = new Date()): Promise<Result<OwedGrants>> {
  if (!can(officer.role, 'key:vouch')) return fail('NOT_FOUND')
  const { to, after, ended = false } = input
  return inTransaction(async (tx) => {
    const reader = await tx.officer.findFirst({ where: readerOf(to), select: { role: true } })
    if (!reader) return fail('NOT_FOUND')
    const found = await tx.case.findMany({
      where: {
        AND: [visibleTo(officer), owedTo(to, reader.role), stateOf(ended)],
        ...(after === null ? {} : { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: GRANTS_BATCH,
      select: { id: true, grants: { where: { officerId: officer.id }, select: { sealed: true } } },
    })
    // Gratuities go with the cases at work: they are few, and the same cursor leads through both.
    const gifts = ended
      ? []
      : await owedGratuityKeys(tx, officer.id, { to, role: reader.role, after, take: GRANTS_BATCH })
    const cases = found.flatMap(({ id, grants: [own] }) => (own ? [{ id, sealed: own.sealed }] : []))
    const grants = inOneOrder(cases, gifts)
    return handed(tx, officer, { to, grants }, now)
  })
}

/**
 * Stores case keys that a lead's browser has sealed to `to`. What they should not open (by now), or open already, is left
 * out. Answers how many were stored. NOT_FOUND: no such reader; CONFLICT: their key is another than the one sealed to.
 */
export async function giveGrants(
  officer: Officer,
  { to, recipient, grants }: Give,
  now = new Date(),
): Promise<Result<{ given: number }>> {
  if (!can(officer.role, 'key:vouch')) return fail('NOT_FOUND')
  const sealed = new Map(grants.map(({ caseId, grant }) => [caseId, fromBase64url(grant)]))
  const ids = [...sealed.keys()].sort()
  return inTransaction(async (tx) => {
    // Whoever gives a case to somebody else waits, and whoever takes this officer off or gives them another key.
    await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`
    await tx.$queryRaw`SELECT 1 FROM "Officer" WHERE "id" = ${to} FOR SHARE`
    const reader = await tx.officer.findFirst({ where: readerOf(to), select: { role: true, recipient: true } })
    if (!reader) return fail('NOT_FOUND')
    if (reader.recipient !== recipient) return fail('CONFLICT', { recipient: { key: 'CHANGED' } })
    const owed = await tx.case.findMany({
      where: { AND: [visibleTo(officer), owedTo(to, reader.role)], id: { in: ids } },
      select: { id: true },
    })
    const rows = owed.flatMap(({ id }) => {
      const grant = sealed.get(id)
      return grant ? [{ caseId: id, officerId: to, sealed: grant }] : []
    })
    await tx.keyGrant.createMany({ data: rows })
    const gifts = await giveGratuityKeys(tx, { to, role: reader.role, holder: officer.id }, sealed)
    if (rows.length + gifts === 0) return ok({ given: 0 })
    const cases = rows.map(({ caseId }) => caseId)
    const detail = { cases: cases.join(' '), ...(gifts > 0 && { gratuities: gifts }) }
    await writeCaseLines(tx, { at: now, actor: officer.id, action: 'case:key', detail: { officer: to } }, cases)
    await writeAudit(tx, { at: now, actor: officer.id, action: 'key:give', subject: `officer:${to}`, detail })
    return ok({ given: rows.length + gifts })
  })
}

type Key = { id: string; sealed: Uint8Array }

/** One batch of keys of two kinds, in the order of their ids, so that one cursor goes through both. */
export const inOneOrder = (...kinds: Key[][]): { caseId: string; grant: string }[] =>
  kinds
    .flat()
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, GRANTS_BATCH)
    .map(({ id, sealed }) => ({ caseId: id, grant: toBase64url(sealed) }))

/** Answers a lead with keys of their own that somebody lacks, once the trail names each case. */
export async function handed(
  tx: Tx,
  officer: Officer,
  { to, grants }: { to: string; grants: OwedGrants['grants'] },
  now: Date,
): Promise<Result<OwedGrants>> {
  if (grants.length > 0) {
    const detail = { to, cases: grants.map(({ caseId }) => caseId).join(' ') }
    await writeAudit(tx, { at: now, actor: officer.id, action: 'key:hand', subject: `officer:${officer.id}`, detail })
  }
  return ok({ grants, next: nextAfter(grants) })
}

/** Cases that have ended, or those that have not. */
export const stateOf = (ended: boolean): Prisma.CaseWhereInput => ({ state: { [ended ? 'in' : 'notIn']: [...ENDED] } })

/** Where the next batch begins; null after one that was not full. */
export const nextAfter = (grants: { caseId: string }[]): string | null =>
  grants.length === GRANTS_BATCH ? (grants.at(-1)?.caseId ?? null) : null

const readerOf = (id: string): Prisma.OfficerWhereInput => ({
  ...{ id, active: true, recipient: { not: null } },
  OR: [{ role: { in: ['LEAD', 'INSPECTOR'] } }, { declared: { some: {} } }],
})

/** Cases that this reader should open and cannot; whom the reporter keeps from a case should not. An erased one has no keys. */
const owedTo = (id: string, role: Role): Prisma.CaseWhereInput => ({
  grants: { none: { officerId: id } },
  exclusions: { none: { officerId: id } },
  ...(role === 'LEAD' ? {} : { assigneeId: id }),
})
