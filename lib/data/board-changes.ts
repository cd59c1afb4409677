import 'server-only'
import type { BoardChangeKind } from '@/generated/prisma/enums'
import { db } from '@/lib/data/client'
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
  /** STOCK: what the entry of the ledger was */
  entry: StockEntryKind | null
}

export type ChangePage = { changes: Change[]; next: number | null }

export const CHANGES_A_PAGE = 6

/** A page of a unit's history, newest first, from before the change with the number `before`. */
export async function readChanges(unitId: string, before?: number): Promise<ChangePage> {
  const rows = await db.boardChange.findMany({
    where: { unitId, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: CHANGES_A_PAGE + 1,
  })
  const page = rows.slice(0, CHANGES_A_PAGE)
  const [services, items, entries] = await Promise.all([
    db.service.findMany({ where: { id: { in: page.flatMap((row) => row.serviceId ?? []) } }, select: NAME }),
    db.stockItem.findMany({ where: { id: { in: page.flatMap((row) => row.itemId ?? []) } }, select: NAME }),
    // An entry and its change are written at one moment, by one transaction.
    db.stockEntry.findMany({
      where: { unitId, at: { in: page.flatMap((row) => (row.kind === 'STOCK' ? row.at : [])) } },
      select: { itemId: true, at: true, kind: true, balance: true },
    }),
  ])
  const name = (of: { id: string; name: string }[], id: string | null) => of.find((row) => row.id === id)?.name ?? null
  const changes = page.map((row) => ({
    ...{ id: row.id, kind: row.kind, at: row.at, before: row.before, after: row.after, reason: row.reason },
    serviceName: name(services, row.serviceId),
    itemName: name(items, row.itemId),
    entry:
      entries.find(
        ({ itemId, at, balance }) =>
          itemId === row.itemId && at.getTime() === row.at.getTime() && String(balance) === row.after,
      )?.kind ?? null,
  }))
  return { changes, next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null }
}

const NAME = { id: true, name: true } as const
