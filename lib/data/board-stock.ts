import 'server-only'
import { changeBoard } from '@/lib/data/board-write'
import type { Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import type { StockInput } from '@/lib/domain/board-input'
import { fail, ok, type Result } from '@/lib/domain/result'
import { emptySince, ledgerStep } from '@/lib/domain/stock'

/**
 * Adds an entry to the ledger of the officer's own unit. Two at once both count, one after the other; none takes a
 * balance below zero. NOT_FOUND: no service of the unit needs the item; INVALID `quantity`: see ledgerStep.
 */
export async function addStockEntry(officer: Officer, input: StockInput, now = new Date()): Promise<Result<null>> {
  return changeBoard(officer, input.form, now, async (tx, unitId) => {
    const { item: itemId, kind } = input
    const stock = await takeStock(tx, unitId, itemId, now)
    if (!stock) return fail('NOT_FOUND')
    const step = ledgerStep(stock.balance, kind, input.quantity)
    if (!step.ok) return step
    const { delta, balance } = step.value
    const note = input.note || null
    await tx.stock.update({
      where: { unitId_itemId: { unitId, itemId } },
      data: { balance, emptySince: emptySince(stock.emptySince, balance, now), updatedAt: now },
    })
    await tx.stockEntry.create({ data: { unitId, itemId, kind, delta, balance, note, officerId: officer.id, at: now } })
    return ok({
      change: { kind: 'STOCK', itemId, before: String(stock.balance), after: String(balance), reason: note },
      action: 'board:stock',
      detail: { item: itemId, entry: kind, delta, balance },
    })
  })
}

type Held = { balance: number; emptySince: Date | null }

/** Locks the item's balance; one that has no ledger yet gets it when a service of the unit needs the item. */
async function takeStock(tx: Tx, unitId: string, itemId: string, now: Date): Promise<Held | null> {
  if (!(await tx.stock.findUnique({ where: { unitId_itemId: { unitId, itemId } }, select: { itemId: true } }))) {
    const needed = await tx.offering.count({ where: { unitId, service: { stockItemId: itemId } } })
    if (needed === 0) return null
    await tx.stock.create({ data: { unitId, itemId, balance: 0, updatedAt: now } })
  }
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT "balance", "emptySince" FROM "Stock" WHERE "unitId" = ${unitId} AND "itemId" = ${itemId} FOR UPDATE`
  return held ?? null
}
