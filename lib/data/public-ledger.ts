import 'server-only'
import { db } from '@/lib/data/client'
import { boardTag, holidayNames, TAGS, unitNamed } from '@/lib/data/public-boards'
import { remember } from '@/lib/data/public-memory'
import { readStockMoves } from '@/lib/data/stock-moves'
import { addDays, dayOf, type Day } from '@/lib/domain/calendar'
import { LEDGER_DAYS, ledgerDays, outlook, type LedgerDay, type Outlook } from '@/lib/domain/ledger'
import { rateFrom } from '@/lib/domain/stock'

/** One item's stock ledger as everyone may see it: sums by day, no single entry and nobody's name. */
export type PublicLedger = {
  itemId: string
  itemName: string
  unitWord: string
  balance: number
  threshold: number
  updatedAt: Date
  since: Day
  days: LedgerDay[]
  outlook: Outlook
}

export type UnitLedgers = { unit: { slug: string; name: string }; items: PublicLedger[] }

/** The ledgers of the unit with this address up to `now`, or null. */
export async function publicLedgers(slug: string, now: Date): Promise<UnitLedgers | null> {
  const found = await unitNamed(slug)
  if (!found) return null
  const today = dayOf(now)
  const holidays = new Set((await holidayNames()).keys())
  return remember(`ledger:${found.id}:${today}`, [boardTag(found.id), TAGS.units, TAGS.holidays], async () => {
    const from = [addDays(today, 1 - LEDGER_DAYS), rateFrom(today, holidays)].sort()[0] ?? today
    const [unit, ledgers] = await Promise.all([
      db.unit.findUnique({ where: { id: found.id, active: true }, select: UNIT }),
      readStockMoves(db, found.id, from),
    ])
    if (!unit) return null
    const items = unit.stocks.flatMap(({ item, ...stock }) => {
      const ledger = ledgers.find(({ itemId }) => itemId === stock.itemId)
      if (!ledger) return []
      const { since, moves } = ledger
      return {
        ...stock,
        ...{ itemName: item.name, unitWord: item.unitWord, threshold: item.threshold, since },
        days: ledgerDays(stock.balance, since, moves, today),
        outlook: outlook({ balance: stock.balance, since, moves }, today, holidays),
      }
    })
    return { unit: { slug: unit.slug, name: unit.name }, items }
  })
}

const UNIT = {
  slug: true,
  name: true,
  stocks: {
    select: {
      ...{ itemId: true, balance: true, updatedAt: true },
      item: { select: { name: true, unitWord: true, threshold: true } },
    },
    orderBy: { itemId: 'asc' },
  },
} as const
