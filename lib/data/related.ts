import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { visibleSql } from '@/lib/data/case-scope'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { dateToDay, type Day } from '@/lib/domain/calendar'
import type { CaseState, SpgKind } from '@/lib/domain/case-states'
import { RELATED_SHOWN, type Relating, relatedPeriod } from '@/lib/domain/related'

/** What is in the clear of a related case. */
export type RelatedCase = {
  id: string
  reference: string
  state: CaseState
  spgKind: SpgKind | null
  category: string
  receivedOn: Day
  service: string | null
  merged: boolean
}

/** `more`: there are others that are not shown. */
export type Related = { cases: RelatedCase[]; more: boolean }

/**
 * The cases that exist for this officer and are related to one that they read (`Relating`), the newest first, at most `max` of them.
 * The rule in SQL, read off the index by unit and day.
 */
export async function relatedTo(
  officer: Officer,
  to: Relating & { id: string },
  max = RELATED_SHOWN,
): Promise<Related> {
  if (to.unitId === null) return { cases: [], more: false }
  const { from, until } = relatedPeriod(to.receivedOn)
  const same = [Prisma.sql`c."category" = ${to.category}`]
  if (to.serviceId !== null) same.push(Prisma.sql`c."serviceId" = ${to.serviceId}`)
  if (to.spgKind !== null) same.push(Prisma.sql`c."spgKind" = ${to.spgKind}::"SpgKind"`)
  const rows = await db.$queryRaw<(Omit<RelatedCase, 'receivedOn'> & { receivedOn: Date })[]>`
    SELECT c."id", c."reference", c."state"::text, c."spgKind"::text, c."category", c."receivedOn", s."name" AS "service",
      c."mergedIntoId" IS NOT NULL AS "merged"
    FROM "Case" c LEFT JOIN "Service" s ON s."id" = c."serviceId"
    WHERE c."unitId" = ${to.unitId} AND c."receivedOn" BETWEEN ${from}::date AND ${until}::date
      AND c."id" <> ${to.id}::uuid AND (${Prisma.join(same, ' OR ')}) AND ${visibleSql(officer)}
    ORDER BY c."receivedOn" DESC, c."id" DESC LIMIT ${max + 1}`
  const cases = rows.slice(0, max).map((row) => ({ ...row, receivedOn: dateToDay(row.receivedOn) }))
  return { cases, more: rows.length > max }
}
