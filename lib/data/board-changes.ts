import 'server-only'
import { type BoardChange, Prisma } from '@/generated/prisma/client'
import type { BoardChangeKind } from '@/generated/prisma/enums'
import { db, type Tx } from '@/lib/data/client'
import { isSystem } from '@/lib/data/officers'
import { paged } from '@/lib/data/paging'
import type { StockEntryKind } from '@/lib/domain/stock'

/** One line of a board's public history; who did it is not said in public. */
export type Change = {
  id: number
  kind: BoardChangeKind
  at: Date
  serviceName: string | null
  itemName: string | null
  /** STATUS: an override or null for normal; NOTICE: a text or null; STOCK: the balance */
  before: string | null
  after: string | null
  reason: string | null
  /** STOCK: what the entry of the ledger was; null: several, of a file */
  entry: StockEntryKind | null
  /** the office's own system entered it, and no officer */
  bySystem: boolean
}

export type ChangePage = { changes: Change[]; next: number | null }

export const CHANGES_A_PAGE = 6

/** A page of a unit's history, newest first, from before the change with the number `before`. */
export const readChanges = (unitId: string, before?: number): Promise<ChangePage> =>
  readPage(CHANGES_A_PAGE, { unitId, id: before === undefined ? undefined : { lt: before } })

export const DAY_CHANGES_A_PAGE = 25

/** The same of what was changed within a span of time, in longer pages. */
export const readChangesOf = (unitId: string, at: { gte: Date; lt: Date }, before?: number): Promise<ChangePage> =>
  readPage(DAY_CHANGES_A_PAGE, { unitId, at, id: before === undefined ? undefined : { lt: before } })

async function readPage(size: number, where: Prisma.BoardChangeWhereInput): Promise<ChangePage> {
  const rows = await db.boardChange.findMany({ where, orderBy: { id: 'desc' }, take: size + 1 })
  const page = paged(rows, ({ id }) => id, size)
  return { changes: await named(page.rows), next: page.next }
}

/** A change that is news to people elsewhere, with whose board it is of. */
export type News = Change & { unitId: string }

/** How many a feed carries, and among how many of the newest changes they are looked for. */
const NEWS = 40
const NEWS_WITHIN = 1000

/**
 * The newest news of one unit, or of all (null), newest first: statuses, notices, and items that ran out or came back.
 * That nothing changed, or that one more card was issued, is none. Costs the same however long the history is.
 */
export async function readNews(unitId: string | null): Promise<News[]> {
  const whose = unitId === null ? Prisma.sql`u."active"` : Prisma.sql`c."unitId" = ${unitId}`
  const rows = await db.$queryRaw<BoardChange[]>`
    SELECT * FROM (
      SELECT c.* FROM "BoardChange" c JOIN "Unit" u ON u."id" = c."unitId" WHERE ${whose}
      ORDER BY c."id" DESC LIMIT ${NEWS_WITHIN}) latest
    WHERE "kind" IN ('STATUS', 'NOTICE') OR ("kind" = 'STOCK' AND ("before" = '0') <> ("after" = '0'))
    ORDER BY "id" DESC LIMIT ${NEWS}`
  return (await named(rows)).map((change, i) => ({ ...change, unitId: rows[i]?.unitId ?? '' }))
}

/** Rows of the history with the names that stand for their ids. */
export async function named(page: readonly BoardChange[], store: Tx = db): Promise<Change[]> {
  const [services, items] = await Promise.all([
    store.service.findMany({ where: { id: { in: page.flatMap((row) => row.serviceId ?? []) } }, select: NAME }),
    store.stockItem.findMany({ where: { id: { in: page.flatMap((row) => row.itemId ?? []) } }, select: NAME }),
  ])
  const name = (of: { id: string; name: string }[], id: string | null) => of.find((row) => row.id === id)?.name ?? null
  return page.map(({ id, kind, at, before, after, reason, entry, serviceId, itemId, officerId }) => ({
    ...{ id, kind, at, before, after, reason, entry, bySystem: isSystem(officerId) },
    serviceName: name(services, serviceId),
    itemName: name(items, itemId),
  }))
}

const NAME = { id: true, name: true } as const
