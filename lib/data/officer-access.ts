import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { writeCaseLines } from '@/lib/data/audit'
import { db, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import type { CaseState } from '@/lib/domain/case-states'
import { isEnded } from '@/lib/domain/queue'
import { can } from '@/lib/domain/roles'

/** What an officer still has afterwards: nothing, their assignments without a key, or their assigned cases with keys. */
export type Kept = 'NOTHING' | 'ASSIGNMENTS' | 'ASSIGNED_CASES'

/** Cases of which one deed writes a line at most, those at work first: a second at most. The account's own line counts all. */
const LINES_MAX = 5_000

/**
 * Takes the cases assigned to an officer for this transaction. Called before the account itself is changed: whoever gives
 * a case takes case and officer in this order.
 */
export async function takeCasesOf(tx: Tx, officerId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "assigneeId" = ${officerId} ORDER BY "id" FOR UPDATE`
}

/**
 * Deletes what was sealed to an officer, and frees the cases assigned to them unless they are `kept`; a line in each case
 * says so. Called after the account was changed and as late as may be. Answers how many keys of cases are gone.
 */
export async function endAccess(
  tx: Tx,
  officerId: string,
  kept: Kept,
  { by, at }: { by: string; at: Date },
): Promise<number> {
  const all = kept === 'ASSIGNED_CASES' ? Prisma.sql`c."assigneeId" IS DISTINCT FROM ${officerId}` : Prisma.sql`TRUE`
  const lost = await tx.$queryRaw<Touched[]>`
    DELETE FROM "KeyGrant" g USING "Case" c WHERE g."officerId" = ${officerId} AND c."id" = g."caseId" AND ${all}
    RETURNING c."id", c."state"::text`
  await tx.dispositionGrant.deleteMany({ where: { officerId } })
  await tx.gratuityGrant.deleteMany({ where: { officerId } })
  await tx.shownIdentity.deleteMany({ where: { officerId } }) // else whoever is put back could go on opening it
  const freed =
    kept === 'NOTHING'
      ? await tx.$queryRaw<Touched[]>`
          UPDATE "Case" SET "assigneeId" = NULL, "version" = "version" + 1 WHERE "assigneeId" = ${officerId}
          RETURNING "id", "state"::text`
      : []
  const line = { at, actor: by }
  const unassigned = { ...line, action: 'case:assign', detail: { assignee: null, previous: officerId } }
  await writeCaseLines(tx, unassigned, atWorkFirst(freed))
  await writeCaseLines(tx, { ...line, action: 'case:key-end', detail: { officer: officerId } }, atWorkFirst(lost))
  return lost.length
}

/**
 * Of how many cases, ended ones too, each of these officers holds a key that no other active lead holds: without them only the
 * recovery key would open those. Who is not named holds none such. For administrators, before they end somebody's access.
 */
export async function soleKeys(officer: Officer, ids: string[]): Promise<ReadonlyMap<string, number>> {
  if (!can(officer.role, 'account:admin')) return new Map()
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT g."officerId" AS "id", count(*)::int AS "count" FROM "KeyGrant" g
    WHERE g."officerId" = ANY(${ids}) AND NOT EXISTS (
      SELECT FROM "KeyGrant" x JOIN "Officer" o ON o."id" = x."officerId" AND o."active" AND o."role" = 'LEAD'
      WHERE x."caseId" = g."caseId" AND x."officerId" <> g."officerId")
    GROUP BY g."officerId"`
  return new Map(rows.map(({ id, count }) => [id, count]))
}

type Touched = { id: string; state: CaseState }

const atWorkFirst = (cases: Touched[]): string[] =>
  cases
    .toSorted((a, b) => Number(isEnded(a.state)) - Number(isEnded(b.state)))
    .slice(0, LINES_MAX)
    .map(({ id }) => id)
