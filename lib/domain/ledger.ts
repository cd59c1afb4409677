import { addDays, isWorkingDay, workingDaysBetween, type Day, type Holidays } from './calendar'
import { daysLeft, RATE_DAYS, rateFrom, type StockEntryKind } from './stock'

/** What entries of one kind came to on one day of an item's ledger. */
export type DayMove = { day: Day; kind: StockEntryKind; delta: number }

/** One day of an item's ledger. `adjusted`: what counts and corrections changed; `balance`: at the day's end. */
export type LedgerDay = {
  day: Day
  received: number
  issued: number
  damaged: number
  adjusted: number
  balance: number
}

/** Days that the public ledger shows. */
export const LEDGER_DAYS = 30

/** The last days of a ledger up to `today`, oldest first, none from before it began (`since`); worked back from the balance. */
export function ledgerDays(
  balance: number,
  since: Day,
  moves: readonly DayMove[],
  today: Day,
  count = LEDGER_DAYS,
): LedgerDay[] {
  const days: LedgerDay[] = []
  let end = balance
  for (let ago = 0; ago < count; ago++) {
    const day = addDays(today, -ago)
    if (day < since) break
    const of = (...kinds: StockEntryKind[]) =>
      moves.reduce((sum, move) => (move.day === day && kinds.includes(move.kind) ? sum + move.delta : sum), 0)
    const [received, issued, damaged] = [of('RECEIVED'), 0 - of('ISSUED'), 0 - of('DAMAGED')]
    const adjusted = of('COUNTED', 'CORRECTED')
    days.push({ day, received, issued, damaged, adjusted, balance: end })
    end -= received - issued - damaged + adjusted
  }
  return days.reverse()
}

/** Working days with issues under which a rate would be guessed. */
export const ISSUE_DAYS_MIN = 5

/**
 * How long a balance will last. LASTS: `days` working days at the rate of the last 14, `aDay` being what goes out in one;
 * OUT: there is none; YOUNG: the ledger has only `days` working days; FEW: in the last 14 something went out on only
 * `days`. The last two are too little to tell from.
 */
export type Outlook =
  { code: 'OUT' } | { code: 'YOUNG' | 'FEW'; days: number } | { code: 'LASTS'; days: number; aDay: number }

export function outlook(
  { balance, since, moves }: { balance: number; since: Day; moves: readonly DayMove[] },
  today: Day,
  holidays: Holidays,
): Outlook {
  if (balance <= 0) return { code: 'OUT' }
  const from = rateFrom(today, holidays)
  if (since > from) {
    const lastDay = addDays(today, -1)
    return { code: 'YOUNG', days: Math.max(0, workingDaysBetween(addDays(since, -1), lastDay, holidays)) }
  }
  const issues = moves.filter(({ day, kind }) => kind === 'ISSUED' && day >= from && day < today)
  const days = new Set(issues.map(({ day }) => day).filter((day) => isWorkingDay(day, holidays))).size
  const issued = issues.reduce((sum, { delta }) => sum - delta, 0)
  const lasts = daysLeft(balance, issued)
  if (days < ISSUE_DAYS_MIN || lasts === null) return { code: 'FEW', days }
  return { code: 'LASTS', days: lasts, aDay: issued / RATE_DAYS }
}
