import 'server-only'
import { FACTS, factsOf } from '@/lib/data/case-facts'
import { oneCase, visibleTo } from '@/lib/data/case-scope'
import { PUBLISHED, publishedAs } from '@/lib/data/publications'
import { openProposal, PROPOSAL } from '@/lib/data/proposals'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { fail, ok, type Result } from '@/lib/domain/result'

export type CaseSheet = Awaited<ReturnType<typeof sheetOf>> & object

/** What is in the clear of one case: enough to know what to do with it, nothing of what it says. NOT_FOUND. */
export async function readCase(officer: Officer, id: string): Promise<Result<CaseSheet>> {
  const sheet = await sheetOf(officer, id)
  return sheet ? ok(sheet) : fail('NOT_FOUND')
}

async function sheetOf(officer: Officer, id: string) {
  const row = await db.case.findFirst({
    where: oneCase(officer, id),
    select: {
      ...FACTS,
      id: true,
      reference: true,
      spgKind: true,
      category: true,
      sealedBy: true,
      walkIn: true,
      reporterRead: true,
      unit: { select: { id: true, name: true } },
      service: { select: { id: true, name: true } },
      agency: { select: { id: true, name: true } },
      assignee: { select: { id: true, name: true, title: true } },
      exclusions: { select: { markedById: true, officer: { select: { id: true, name: true, title: true } } } },
      proposals: { where: { state: 'OPEN' }, select: PROPOSAL },
      publication: PUBLISHED,
      // Of those that exist for the officer: nobody learns here of a report that is kept from them.
      merged: {
        where: visibleTo(officer),
        select: { id: true, reference: true, state: true, reporterRead: true },
        orderBy: [{ receivedOn: 'asc' }, { id: 'asc' }],
      },
    },
  })
  if (!row) return null
  const mergedInto =
    row.mergedIntoId === null
      ? null
      : await db.case.findFirst({ where: oneCase(officer, row.mergedIntoId), select: { id: true, reference: true } })
  const { reference, spgKind, category, sealedBy, walkIn, unit, service, agency, assignee, exclusions, proposals } = row
  return {
    ...{ id: row.id, reference, spgKind, category, sealedBy, walkIn, unit, service, agency, assignee },
    facts: factsOf(row),
    /** the case that it is handled with, where that one exists for the officer, and what is merged into it */
    mergedInto,
    merged: row.merged,
    /** the last message that the reporter has been handed */
    readTo: row.reporterRead,
    /** how many the reporter keeps away, and whom a lead has marked as named in it */
    excluded: exclusions.filter(({ markedById }) => markedById === null).length,
    named: exclusions.flatMap(({ markedById, officer: one }) =>
      markedById === null ? [] : [{ ...one, mine: markedById === officer.id }],
    ),
    published: publishedAs(row.publication),
    proposal: proposals[0] ? openProposal(proposals[0]) : null,
  }
}
