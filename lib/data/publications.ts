import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { takeCase } from '@/lib/data/case-scope'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { paged } from '@/lib/data/paging'
import { dateToDay, dayOf, dayToDate, type Day } from '@/lib/domain/calendar'
import { mayPublish } from '@/lib/domain/publication'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** What came of a complaint as everybody reads it; nothing leads from it to the case. `month`: "2026-11". */
export type Publication = { id: number; text: string; month: string }
export type PublicationPage = { rows: Publication[]; next: number | null }

/** How many a board shows, and the page of all of them. */
export const PUBLICATIONS_ON_BOARD = 2
export const PUBLICATIONS_A_PAGE = 20

const monthOf = (day: Day): string => day.slice(0, 7)

/** A page of what was published of a unit, newest first, from before the one with the number `before`. */
export async function readPublications(
  unitId: string,
  size: number,
  before?: number,
  store: Tx = db,
): Promise<PublicationPage> {
  const rows = await store.publication.findMany({
    where: { unitId, id: before === undefined ? undefined : { lt: before } },
    select: { id: true, ...PUBLISHED.select },
    orderBy: { id: 'desc' },
    take: size + 1,
  })
  const found = rows.map(({ id, text, month }) => ({ id, text, month: monthOf(dateToDay(month)) }))
  return paged(found, ({ id }) => id, size)
}

/** The columns that `publishedAs` reads of a case's publication. */
export const PUBLISHED = { select: { text: true, month: true } } as const

export const publishedAs = (row: { text: string; month: Date } | null) =>
  row && { text: row.text, month: monthOf(dateToDay(row.month)) }

/**
 * The unit on whose board the outcome of a case may be published, or why not: CONFLICT where it is no answered complaint or
 * is published already, INVALID `publication` where it names no unit (NO_UNIT) or somebody is kept from it (WITHHELD): whom
 * that is would learn of the case.
 */
export async function publishable(tx: Tx, id: string): Promise<Result<string>> {
  const { unitId, publication, _count, ...facts } = await tx.case.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ channel: true, state: true, outcome: true, unitId: true },
      ...{ publication: { select: { id: true } }, _count: { select: { exclusions: true } } },
    },
  })
  if (_count.exclusions > 0) return fail('INVALID', { publication: { key: 'WITHHELD' } })
  if (unitId === null) return fail('INVALID', { publication: { key: 'NO_UNIT' } })
  return mayPublish(facts) && publication === null ? ok(unitId) : fail('CONFLICT')
}

/** Puts what two officers approved on the board of the case's unit. Refuses as `publishable`. */
export async function publish(tx: Tx, id: string, text: string, now: Date): Promise<Result<string>> {
  const unit = await publishable(tx, id)
  if (unit.ok)
    await tx.publication.create({
      data: { caseId: id, unitId: unit.value, text, month: dayToDate(`${monthOf(dayOf(now))}-01`) },
    })
  return unit
}

/** Takes an outcome off the board at once, with a line in the case's trail. NOT_FOUND; CONFLICT: it is not there (any more). */
export async function takeDown(officer: Officer, { id }: { id: string }, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
    const { count } = await tx.publication.deleteMany({ where: { caseId: id } })
    if (count === 0) return fail('CONFLICT')
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:unpublish', subject: `case:${id}`, detail: {} })
    return ok(null)
  })
}

/** What a change of the case takes off the board, along with whatever was proposed for it. */
export async function unpublish(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.publication.deleteMany({ where: { caseId: id } })
  await tx.proposal.updateMany({
    where: { caseId: id, state: 'OPEN', move: 'publish' },
    data: { state: 'LAPSED', decidedAt: now },
  })
}
