import { addDays, isWorkingDay, type Day, type Holidays } from './calendar'
import { fail, ok, type Result } from './result'

export const STOCK_ENTRY_KINDS = ['RECEIVED', 'ISSUED', 'DAMAGED', 'COUNTED', 'CORRECTED'] as const
export type StockEntryKind = (typeof STOCK_ENTRY_KINDS)[number]

/** The most that one entry may say: a slip of the thumb is refused, the largest delivery on record (17,350) is not. */
export const QUANTITY_MAX = 100_000
export const BALANCE_MAX = 1_000_000

/** Working days over which the rate of use is taken. */
export const RATE_DAYS = 14

/**
 * What an entry does to a balance. `quantity` is what was received, issued or damaged (from 1), what was counted by hand
 * (from 0), or by how much the ledger was wrong (CORRECTED: negative or positive, never 0).
 * INVALID names the field `quantity`: BELOW_ZERO says in `max` how many there are.
 */
export function ledgerStep(
  balance: number,
  kind: StockEntryKind,
  quantity: number,
): Result<{ delta: number; balance: number }> {
  const refused = quantityProblem(kind, quantity)
  if (refused) return fail('INVALID', { quantity: refused })
  const delta = deltaOf(balance, kind, quantity)
  if (balance + delta < 0) return fail('INVALID', { quantity: { key: 'BELOW_ZERO', max: balance } })
  if (balance + delta > BALANCE_MAX)
    return fail('INVALID', { quantity: { key: 'TOO_BIG', max: BALANCE_MAX - balance } })
  return ok({ delta, balance: balance + delta })
}

function quantityProblem(kind: StockEntryKind, quantity: number) {
  if (!Number.isInteger(quantity)) return { key: 'NUMBER' }
  if (Math.abs(quantity) > QUANTITY_MAX) return { key: 'TOO_BIG', max: QUANTITY_MAX }
  if (kind === 'CORRECTED') return quantity === 0 ? { key: 'INVALID' } : null
  const min = kind === 'COUNTED' ? 0 : 1
  return quantity < min ? { key: 'TOO_SMALL', min } : null
}

function deltaOf(balance: number, kind: StockEntryKind, quantity: number): number {
  switch (kind) {
    case 'RECEIVED':
    case 'CORRECTED':
      return quantity
    case 'ISSUED':
    case 'DAMAGED':
      return -quantity
    case 'COUNTED':
      return quantity - balance
  }
}

/** The stock that an operator's word goes against: a service said to stand still whose item the ledger still counts. */
export function stockLeft<S extends { balance: number }>(override: string | null, stock: S | null): S | null {
  return override === 'UNAVAILABLE' && stock !== null && stock.balance > 0 ? stock : null
}

/**
 * "Blanko habis" is said by the ledger alone. Who stops a service whose item is still there says why, to everyone:
 * INVALID `reason` with how many there are.
 */
export function reasonFor(override: string | null, reason: string, stock: { balance: number } | null): Result<null> {
  const left = stockLeft(override, stock)
  if (left === null || reason !== '') return ok(null)
  return fail('INVALID', { reason: { key: 'STOCK_LEFT', max: left.balance } })
}

/** Since when an item is out: kept while it stays at zero, gone when there is some again. */
export function emptySince(before: Date | null, balance: number, now: Date): Date | null {
  return balance > 0 ? null : (before ?? now)
}

/** The first of the 14 working days before `today`: issues from then until yesterday make the rate. */
export function rateFrom(today: Day, holidays: Holidays): Day {
  let day = today
  for (let left = RATE_DAYS; left > 0;) {
    day = addDays(day, -1)
    if (isWorkingDay(day, holidays)) left--
  }
  return day
}

/** How many working days a balance lasts when `issued` went out in the last 14; null where none went out. */
export function daysLeft(balance: number, issued: number): number | null {
  return issued > 0 ? Math.floor((balance * RATE_DAYS) / issued) : null
}
