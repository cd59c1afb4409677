import 'server-only'
import { changeAsAdmin, done, NOTHING, OUTDATED, type AdminDeed } from '@/lib/data/admin-write'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { fromCursor, paged, type Paged } from '@/lib/data/paging'
import { changesBetween } from '@/lib/domain/admin-changes'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import type { StockItemInput } from '@/lib/domain/stock-item'

export type StockItem = { id: string; name: string; unitWord: string; threshold: number; version: number }
/** `balance` null: the unit keeps no ledger of it. */
export type Kept = { id: string; name: string; unitWord: string; balance: number | null }

const FIELDS = { id: true, name: true, unitWord: true, threshold: true, version: true } as const

/** What is counted in the city, by name, a page at a time. */
export async function listStockItems(officer: Officer, after?: string): Promise<Result<Paged<StockItem>>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const rows = await db.stockItem.findMany({
    select: FIELDS,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    ...fromCursor(after),
  })
  return ok(paged(rows, ({ id }) => id))
}

/** Names of all items, for a service to choose from: one that were left out would be lost when the service is saved. */
export async function stockItemNames(officer: Officer): Promise<{ id: string; name: string }[]> {
  if (!can(officer.role, 'unit:admin')) return []
  return db.stockItem.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** Makes an item. INVALID: `id` is taken. */
export async function addStockItem(
  officer: Officer,
  { id, ...item }: StockItemInput & { id: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    if ((await tx.stockItem.count({ where: { id } })) > 0) return fail('INVALID', { id: { key: 'SLUG_TAKEN' } })
    await tx.stockItem.create({ data: { id, ...item } })
    return done('item:add', `item:${id}`, { ...item })
  })
}

/** Changes an item's name, its word for one, or the threshold under which services are LIMITED. CONFLICT: changed since. */
export async function editStockItem(
  officer: Officer,
  { id, version, item }: { id: string; version: number; item: StockItemInput },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    const before = await tx.stockItem.findUnique({ where: { id }, select: FIELDS })
    if (!before) return fail('NOT_FOUND')
    if (before.version !== version) return OUTDATED
    const detail = changesBetween<StockItemInput>(before, item)
    if (Object.keys(detail).length === 0) return NOTHING
    await tx.stockItem.update({ where: { id }, data: { ...item, version: { increment: 1 } } })
    return done('item:edit', `item:${id}`, detail)
  })
}

/** Every item, and whether this unit keeps a ledger of it. */
export async function readKept(
  officer: Officer,
  unitId: string,
): Promise<Result<{ unit: { id: string; name: string }; items: Kept[] }>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const [unit, items] = await Promise.all([
    db.unit.findUnique({ where: { id: unitId }, select: { id: true, name: true } }),
    db.stockItem.findMany({
      select: { id: true, name: true, unitWord: true, stocks: { where: { unitId }, select: { balance: true } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  ])
  if (!unit) return fail('NOT_FOUND')
  return ok({ unit, items: items.map(({ stocks, ...item }) => ({ ...item, balance: stocks[0]?.balance ?? null })) })
}

/**
 * Opens the ledger of an item at a unit with a count of nothing: what is there is then counted by its operator. From now
 * on a service that needs the item follows the ledger. A ledger that is open stays as it is.
 */
export async function keepItem(
  officer: Officer,
  { unitId, item: itemId }: { unitId: string; item: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx): Promise<Result<AdminDeed<null>>> => {
    const known = await tx.unit.count({ where: { id: unitId } })
    const item = await tx.stockItem.findUnique({ where: { id: itemId }, select: { id: true } })
    if (known === 0 || !item) return fail('NOT_FOUND')
    // An operator's first count at the same moment opens it too: whoever comes second finds it open.
    const { count } = await tx.stock.createMany({
      data: { unitId, itemId, balance: 0, emptySince: now, updatedAt: now },
      skipDuplicates: true,
    })
    if (count === 0) return NOTHING
    await tx.stockEntry.create({
      data: { unitId, itemId, kind: 'COUNTED', delta: 0, balance: 0, officerId: officer.id, at: now },
    })
    await tx.boardChange.create({
      data: {
        unitId,
        kind: 'STOCK',
        entry: 'COUNTED',
        itemId,
        before: '0',
        after: '0',
        officerId: officer.id,
        at: now,
      },
    })
    return done('unit:stock', `unit:${unitId}`, { item: itemId })
  })
}
