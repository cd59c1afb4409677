import { addDays, dayOf, momentOf, type Day, type Holidays } from '@/lib/domain/calendar'
import { emptySince, ledgerStep, type StockEntryKind } from '@/lib/domain/stock'
import { between, chanceOf } from './chance'
import { workingDays } from './days'

export type LedgerEntry = {
  itemId: string
  kind: StockEntryKind
  delta: number
  balance: number
  note: string | null
  at: Date
}
export type StockRow = { itemId: string; balance: number; emptySince: Date | null; updatedAt: Date }

/** How an item goes out and comes in, and what is left of it now. */
type Item = {
  itemId: string
  left: number
  /** fewest and most that go out at once, at these minutes of the day */
  issued: [min: number, max: number]
  times: number[]
  delivery: number
  note: string
  /** nothing went out today: it ran out on the working day before */
  stopped?: true
  /** every so many days something is spoiled */
  spoiledEvery?: number
}

const ITEMS: Item[] = [
  {
    ...{ itemId: 'blanko-ktp-el', left: 184, issued: [38, 72], times: [11 * 60 + 40, 15 * 60 + 35], delivery: 1000 },
    ...{ note: 'Kiriman Ditjen Dukcapil, sesuai berita acara', spoiledEvery: 4 },
  },
  {
    ...{ itemId: 'blanko-kia', left: 0, issued: [14, 26], times: [10 * 60 + 20], delivery: 500 },
    ...{ note: 'Pengadaan daerah', stopped: true, spoiledEvery: 9 },
  },
  {
    ...{ itemId: 'ribbon', left: 3, issued: [1, 1], times: [8 * 60 + 30], delivery: 10 },
    ...{ note: 'Pengadaan daerah' },
  },
  {
    ...{ itemId: 'kertas-a4', left: 14, issued: [1, 3], times: [8 * 60 + 40], delivery: 50 },
    ...{ note: 'Pengadaan daerah' },
  },
]

const LEDGER_DAYS = 60

/**
 * Sixty days of Disdukcapil's ledger, entries in the order of time. It is drawn backwards from what is left now, so that
 * the balance never goes below zero, then written forwards by the ledger's own rule.
 */
export function demoLedger(now: Date, holidays: Holidays): { entries: LedgerEntry[]; stocks: StockRow[] } {
  const today = dayOf(now)
  const days = workingDays(addDays(today, -LEDGER_DAYS), today, holidays)
  const ledgers = ITEMS.map((item, index) => forwards(item, backwards(item, days, now, chanceOf(100 + index))))
  return {
    entries: ledgers.flatMap(({ entries }) => entries).sort((a, b) => a.at.getTime() - b.at.getTime()),
    stocks: ledgers.map(({ stock }) => stock),
  }
}

type Planned = { kind: StockEntryKind; quantity: number; at: Date; note: string | null }

/** The entries in order of time; the first is the count from which the ledger starts. */
function backwards(item: Item, days: Day[], now: Date, chance: () => number): Planned[] {
  const { issued, times, delivery, spoiledEvery = Infinity } = item
  const planned: Planned[] = []
  let balance = item.left
  const running = item.stopped ? days.filter((day) => day < dayOf(now)) : days
  running.toReversed().forEach((day, ago) => {
    const use = (kind: StockEntryKind, quantity: number, minute: number, note: string | null = null) => {
      if (momentOf(day, minute) > now) return
      balance += quantity
      planned.push({ kind, quantity, at: momentOf(day, minute), note })
    }
    if (ago % spoiledEvery === spoiledEvery - 1) use('DAMAGED', between(chance, 1, 3), 15 * 60 + 50, 'Salah cetak')
    for (const minute of times.toReversed()) use('ISSUED', between(chance, ...issued), minute)
    const arrival = momentOf(day, 8 * 60 + 10)
    if (balance > delivery && arrival <= now) {
      balance -= delivery
      planned.push({ kind: 'RECEIVED', quantity: delivery, at: arrival, note: item.note })
    }
  })
  const first = days[0] ?? dayOf(now)
  planned.push({ kind: 'COUNTED', quantity: balance, at: momentOf(first, 7 * 60 + 50), note: 'Hitung awal' })
  return planned.reverse()
}

function forwards({ itemId }: Item, planned: readonly Planned[]) {
  const entries: LedgerEntry[] = []
  let stock: StockRow = { itemId, balance: 0, emptySince: null, updatedAt: new Date(0) }
  for (const { kind, quantity, at, note } of planned) {
    const step = ledgerStep(stock.balance, kind, quantity)
    if (!step.ok) throw new Error(`the demo's ledger does not add up: ${itemId} ${kind} ${quantity}`)
    const { balance, delta } = step.value
    stock = { itemId, balance, emptySince: emptySince(stock.emptySince, balance, at), updatedAt: at }
    entries.push({ itemId, kind, delta, balance, note, at })
  }
  return { entries, stock }
}
