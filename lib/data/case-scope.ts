import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { caseIdSchema } from '@/lib/domain/case-work'
import { can } from '@/lib/domain/roles'

/**
 * The cases that exist for an officer: for a lead those they hold a key to, for an inspector those of them that are
 * assigned to them, for anybody else none. Every query on cases goes through this, so that missing and forbidden look
 * the same.
 */
export function visibleTo(officer: Officer): Prisma.CaseWhereInput {
  if (!can(officer.role, 'case:read')) return { id: { in: [] } }
  const held = { grants: { some: { officerId: officer.id } }, exclusions: { none: { officerId: officer.id } } }
  return can(officer.role, 'case:assign') ? held : { ...held, assigneeId: officer.id }
}

/** The same rule as `visibleTo`, for a query in SQL that names the case `c`. */
export function visibleSql(officer: Officer): Prisma.Sql {
  if (!can(officer.role, 'case:read')) return Prisma.sql`FALSE`
  const grant = Prisma.sql`SELECT FROM "KeyGrant" g WHERE g."caseId" = c."id" AND g."officerId" = ${officer.id}`
  const open = Prisma.sql`NOT EXISTS (SELECT FROM "CaseExclusion" x WHERE x."caseId" = c."id" AND x."officerId" = ${officer.id})`
  if (can(officer.role, 'case:assign')) return Prisma.sql`EXISTS (${grant}) AND ${open}`
  // Whoever is assigned a case has its key, which the planner can't know: it would join both sets whole. OFFSET keeps it to
  // looking the key up for each case that it shows or counts.
  return Prisma.sql`c."assigneeId" = ${officer.id} AND EXISTS (${grant} OFFSET 0) AND ${open}`
}

/** One case, if it exists for this officer. */
export function oneCase(officer: Officer, id: string): Prisma.CaseWhereInput {
  // What is no id can name no case; the database would refuse it as a UUID.
  return caseIdSchema.safeParse(id).success ? { AND: [{ id }, visibleTo(officer)] } : { id: { in: [] } }
}

/**
 * Takes a case for this transaction, if it exists for this officer: whoever else wants to write to it waits, and then
 * sees what was written here. Answers whether it exists.
 */
export async function takeCase(tx: Tx, officer: Officer, id: string): Promise<boolean> {
  if (!caseIdSchema.safeParse(id).success) return false
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "id" = ${id}::uuid FOR UPDATE`
  return (await tx.case.count({ where: oneCase(officer, id) })) > 0
}
