import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { visibleSql, visibleTo } from '@/lib/data/case-scope'
import { db, inTransaction } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { paged, type Paged } from '@/lib/data/paging'
import { SEARCH_LIST, SEARCH_TEXTS } from '@/lib/domain/case-search'
import { can } from '@/lib/domain/roles'
import { fail, ok, type Result } from '@/lib/domain/result'
import { toBase64url } from '@/lib/sealing/bytes'
import { type PartWire, partToWire } from '@/lib/sealing/wire'

/** A case, with how many sealed parts it has. */
export type CaseCount = { id: string; parts: number }

/** A case to be indexed in its officer's browser: the grant (base64url), and the sealed texts. */
export type SearchableCase = { id: string; reference: string; grant: string; parts: PartWire[] }

/** Which cases an officer may search in, by id and SEARCH_LIST at a time, with how many parts each has. */
export async function listSearchable(officer: Officer, after: string | null): Promise<Result<Paged<CaseCount>>> {
  if (!can(officer.role, 'case:read')) return fail('NOT_FOUND')
  const rows = await db.$queryRaw<CaseCount[]>`
    SELECT c."id", (SELECT count(*)::int FROM "Part" p WHERE p."caseId" = c."id") AS "parts"
    FROM "Case" c
    WHERE ${visibleSql(officer)} ${after === null ? Prisma.empty : Prisma.sql`AND c."id" > ${after}::uuid`}
    ORDER BY c."id" LIMIT ${SEARCH_LIST + 1}`
  return ok(paged(rows, ({ id }) => id, SEARCH_LIST))
}

/**
 * Hands out grants and sealed texts of up to SEARCH_TEXTS cases, to be indexed in the officer's browser, and writes that into
 * the trail of each in the same transaction. Ids that are no case of this officer's are left out.
 */
export async function readSearchable(
  officer: Officer,
  ids: string[],
  now = new Date(),
): Promise<Result<SearchableCase[]>> {
  if (!can(officer.role, 'case:read')) return fail('NOT_FOUND')
  if (ids.length > SEARCH_TEXTS) return fail('TOO_LARGE')
  return inTransaction(async (tx) => {
    const rows = await tx.case.findMany({
      where: { AND: [{ id: { in: ids } }, visibleTo(officer)] },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        reference: true,
        grants: { where: { officerId: officer.id }, select: { sealed: true } },
        parts: {
          where: { kind: { in: ['TITLE', 'ACCOUNT', 'MESSAGE', 'NOTE', 'FINDINGS'] } },
          orderBy: [{ kind: 'asc' }, { number: 'asc' }],
          select: { kind: true, number: true, sealed: true, tag: true },
        },
      },
    })
    const cases = rows.flatMap(({ id, reference, grants: [grant], parts }) =>
      grant ? [{ id, reference, grant: toBase64url(grant.sealed), parts: parts.map(partToWire) }] : [],
    )
    for (const { id } of cases)
      await writeAudit(tx, { at: now, actor: officer.id, action: 'case:index', subject: `case:${id}` })
    return ok(cases)
  })
}
