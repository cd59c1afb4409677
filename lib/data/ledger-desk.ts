import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { paged } from '@/lib/data/paging'
import { can } from '@/lib/domain/roles'
import type { StockEntryKind } from '@/lib/domain/stock'

/** One entry as the unit's operators see it: with who made it. */
export type DeskEntry = {
  id: number
  itemId: string
  itemName: string
  kind: StockEntryKind
  delta: number
  balance: number
  note: string | null
  at: Date
  /** when it was entered, where that was later than it happened */
  enteredAt: Date | null
  by: string | null
  /** the entry that this one corrects */
  corrects: number | null
  correctedBy: number[]
  imported: boolean
}

export type DeskLedger = {
  unitId: string
  unitName: string
  items: { id: string; name: string; unitWord: string; balance: number }[]
  entries: DeskEntry[]
  /** number before which the next page begins; null: this is the last */
  next: number | null
  /** the entry to be corrected, where one was asked for and is there */
  wrong: DeskEntry | null
  seen: number
}

export const ENTRIES_A_PAGE = 30

/**
 * A page of the ledger of the officer's own unit, newest first; of one item where `item` names it. Null for anyone but an
 * operator of an active unit.
 */
export async function deskLedger(
  officer: Officer,
  { item, before, wrong }: { item?: string; before?: number; wrong?: number },
): Promise<DeskLedger | null> {
  const { role, unitId } = officer
  if (!can(role, 'board:edit') || unitId === null) return null
  const newest = await db.boardChange.findFirst({ where: { unitId }, orderBy: { id: 'desc' }, select: { id: true } })
  const of = { unitId, ...(item !== undefined && { itemId: item }) }
  const [unit, rows, asked] = await Promise.all([
    db.unit.findUnique({ where: { id: unitId, active: true }, select: UNIT }),
    db.stockEntry.findMany({
      where: { ...of, ...(before !== undefined && { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: ENTRIES_A_PAGE + 1,
      select: ENTRY,
    }),
    wrong === undefined ? null : db.stockEntry.findFirst({ where: { id: wrong, unitId }, select: ENTRY }),
  ])
  if (!unit) return null
  const page = paged(rows, ({ id }) => id, ENTRIES_A_PAGE)
  const ids = [...page.rows, ...(asked ? [asked] : [])].flatMap(({ officerId }) => officerId ?? [])
  const officers = await db.officer.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const shown = entryWith(new Map(officers.map(({ id, name }) => [id, name])))
  return {
    unitId,
    unitName: unit.name,
    items: unit.stocks.map(({ itemId: id, balance, item: { name, unitWord } }) => ({ id, name, unitWord, balance })),
    entries: page.rows.map(shown),
    next: page.next,
    wrong: asked && shown(asked),
    seen: newest?.id ?? 0,
  }
}

const UNIT = {
  name: true,
  stocks: {
    select: { itemId: true, balance: true, item: { select: { name: true, unitWord: true } } },
    orderBy: { itemId: 'asc' },
  },
} as const satisfies Prisma.UnitSelect

const ENTRY = {
  ...{ id: true, itemId: true, kind: true, delta: true, balance: true, note: true, at: true, enteredAt: true },
  ...{ officerId: true, correctsId: true, importId: true },
  stock: { select: { item: { select: { name: true } } } },
  correctedBy: { select: { id: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.StockEntrySelect

const entryWith =
  (names: ReadonlyMap<string, string>) =>
  (row: Prisma.StockEntryGetPayload<{ select: typeof ENTRY }>): DeskEntry => {
    const { officerId, correctsId, importId, stock, correctedBy, ...entry } = row
    return {
      ...entry,
      itemName: stock.item.name,
      by: officerId === null ? null : (names.get(officerId) ?? null),
      corrects: correctsId,
      correctedBy: correctedBy.map(({ id }) => id),
      imported: importId !== null,
    }
  }
