import 'server-only'
import { changeBoard } from '@/lib/data/board-write'
import { db, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { movementTime, type StockInput } from '@/lib/domain/board-input'
import { fail, ok, type Result } from '@/lib/domain/result'
import { emptySince, ledgerStep, type StockEntryKind } from '@/lib/domain/stock'

/**
 * Adds an entry to the ledger of the officer's own unit. Two at once both count, one after the other; none takes a
 * balance below zero. NOT_FOUND: no service of the unit needs the item, or the entry to be corrected is not of its ledger;
 * INVALID `quantity`: see ledgerStep; INVALID `when`: see movementTime, or a count from before entries that follow it.
 */
export async function addStockEntry(officer: Officer, input: StockInput, now = new Date()): Promise<Result<null>> {
  const { item: itemId, kind, quantity, corrects } = input
  return changeBoard(officer, input, { kind: 'STOCK', itemId, entry: kind }, now, async (tx, unitId, done) => {
    const at = movementTime(input.when ?? '', done, now)
    if (!at.ok) return at
    const stock = await takeStock(tx, unitId, itemId, now)
    if (!stock) return fail('NOT_FOUND')
    if (corrects !== undefined && !(await isOf(tx, unitId, itemId, corrects))) return fail('NOT_FOUND')
    const note = input.note || null
    const entry = { kind, quantity, at: at.value, note, correctsId: corrects ?? null }
    const written = await writeEntry(tx, { unitId, itemId, officerId: officer.id, now }, stock, entry)
    if (!written.ok) return written
    const { balance, delta } = written.value
    const said = { before: String(stock.balance), after: String(balance), reason: note }
    return ok({
      changes: [{ kind: 'STOCK', itemId, entry: kind, ...said }],
      action: 'board:stock',
      detail: { item: itemId, entry: kind, delta, balance },
    })
  })
}

/** The balance right after the entry that a form made: later ones do not change it. */
export async function balanceAfter({ unitId }: Officer, form: string): Promise<number> {
  const where = { unitId_form: { unitId: unitId ?? '', form } }
  return Number((await db.boardChange.findUniqueOrThrow({ where, select: { after: true } })).after)
}

export type Held = { balance: number; emptySince: Date | null }
type Place = { unitId: string; itemId: string; officerId: string; now: Date }
type Entry = {
  kind: StockEntryKind
  quantity: number
  at: Date
  note: string | null
  correctsId?: number | null
  importId?: number
}

/** Writes one entry and the balance that follows from it; `held` is what `takeStock` or the entry before it left. */
export async function writeEntry(
  tx: Tx,
  { unitId, itemId, officerId, now }: Place,
  held: Held,
  { kind, quantity, at, ...rest }: Entry,
): Promise<Result<Held & { delta: number }>> {
  const step = ledgerStep(held.balance, kind, quantity)
  if (!step.ok) return step
  const late = at.getTime() !== now.getTime()
  if (kind === 'COUNTED' && late && (await hasLater(tx, unitId, itemId, at))) {
    return fail('INVALID', { when: { key: 'COUNT_LATE' } })
  }
  const { delta, balance } = step.value
  const empty = emptySince(held.emptySince, balance, at)
  const where = { unitId_itemId: { unitId, itemId } }
  await tx.stock.update({ where, data: { balance, emptySince: empty, updatedAt: now } })
  await tx.stockEntry.create({
    data: { unitId, itemId, kind, delta, balance, officerId, at, enteredAt: late ? now : null, ...rest },
  })
  return ok({ delta, balance, emptySince: empty })
}

/** Locks the item's balance; one that has no ledger yet gets it when a service of the unit needs the item. */
export async function takeStock(tx: Tx, unitId: string, itemId: string, now: Date): Promise<Held | null> {
  if (!(await tx.stock.findUnique({ where: { unitId_itemId: { unitId, itemId } }, select: { itemId: true } }))) {
    const needed = await tx.offering.count({ where: { unitId, service: { stockItemId: itemId } } })
    if (needed === 0) return null
    await tx.stock.create({ data: { unitId, itemId, balance: 0, updatedAt: now } })
  }
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT "balance", "emptySince" FROM "Stock" WHERE "unitId" = ${unitId} AND "itemId" = ${itemId} FOR UPDATE`
  return held ?? null
}

/** What was counted is what there is now: entries that happened after a count would be swallowed by it. */
async function hasLater(tx: Tx, unitId: string, itemId: string, at: Date): Promise<boolean> {
  const where = { unitId, itemId, at: { gt: at } }
  return (await tx.stockEntry.findFirst({ where, select: { id: true } })) !== null
}

async function isOf(tx: Tx, unitId: string, itemId: string, id: number): Promise<boolean> {
  return (await tx.stockEntry.findFirst({ where: { id, unitId, itemId }, select: { id: true } })) !== null
}
