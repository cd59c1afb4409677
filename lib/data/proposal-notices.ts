import 'server-only'
import { oneCase, visibleTo } from '@/lib/data/case-scope'
import { db } from '@/lib/data/client'
import { writeNews } from '@/lib/data/news'
import type { Officer } from '@/lib/data/officers'
import { addDays, type Day, momentOf } from '@/lib/domain/calendar'
import { NEWS_DAYS } from '@/lib/domain/notices'
import { can } from '@/lib/domain/roles'

/** Of a proposal: the number of its case, whatever the case's state, and not what is proposed. */
export type ProposalNotice = { kind: 'PROPOSED'; case: { id: string; reference: string } }

const waitingFor = (officer: Officer) => ({ state: 'OPEN' as const, proposedById: { not: officer.id } })

/** Writes down which open proposals wait for which leads: those who may read the case and have not made it themselves. */
export async function collectOfProposals(now: Date, today: Day): Promise<void> {
  await db.$executeRaw`
    WITH news ("officerId", "kind", "key", "caseId") AS (
      SELECT o."id", 'PROPOSED', p."id"::text, p."caseId"
      FROM "Proposal" p JOIN "KeyGrant" g ON g."caseId" = p."caseId"
      JOIN "Officer" o ON o."id" = g."officerId" AND o."active" AND o."role" = 'LEAD' AND o."id" <> p."proposedById"
      WHERE p."state" = 'OPEN' AND p."proposedAt" >= ${momentOf(addDays(today, -NEWS_DAYS))}
        AND NOT EXISTS (SELECT 1 FROM "CaseExclusion" x WHERE x."caseId" = p."caseId" AND x."officerId" = o."id")
    )
    ${writeNews(now)}`
}

/** What is to be said by now; null where it is decided, or no longer that officer's to know. */
export async function proposalNotice(
  officer: Officer,
  { key, caseId }: { key: string; caseId: string | null },
): Promise<ProposalNotice | null> {
  if (!can(officer.role, 'case:decide')) return null
  const found = await db.proposal.findFirst({
    where: { ...waitingFor(officer), id: key, case: oneCase(officer, caseId ?? '') },
    select: { case: { select: { id: true, reference: true } } },
  })
  return found && { kind: 'PROPOSED', case: found.case }
}

/** How many cases wait for this officer's word. */
export async function countProposals(officer: Officer): Promise<number> {
  if (!can(officer.role, 'case:decide')) return 0
  return db.case.count({ where: { AND: [visibleTo(officer), { proposals: { some: waitingFor(officer) } }] } })
}
