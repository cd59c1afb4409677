import fc from 'fast-check'
import { addDays, isWorkingDay, type Day } from '@/lib/domain/calendar'
import { ISSUE_DAYS_MIN, ledgerDays, outlook, type DayMove } from '@/lib/domain/ledger'
import { RATE_DAYS, STOCK_ENTRY_KINDS } from '@/lib/domain/stock'

const TODAY = '2026-11-24' // a Tuesday
const none: ReadonlySet<Day> = new Set()

/** `count` working days before today, newest first, each with one issue of `issued`. */
function issues(count: number, issued = 10): DayMove[] {
  const days: DayMove[] = []
  for (let day = addDays(TODAY, -1); days.length < count; day = addDays(day, -1))
    if (isWorkingDay(day, none)) days.push({ day, kind: 'ISSUED', delta: -issued })
  return days
}

describe('the days of a ledger', () => {
  test('each with its movements and what was left at its end', () => {
    const moves: DayMove[] = [
      { day: '2026-11-22', kind: 'COUNTED', delta: 100 },
      { day: '2026-11-23', kind: 'ISSUED', delta: -30 },
      { day: '2026-11-23', kind: 'DAMAGED', delta: -2 },
      { day: TODAY, kind: 'RECEIVED', delta: 500 },
      { day: TODAY, kind: 'CORRECTED', delta: -1 },
    ]
    expect(ledgerDays(567, '2026-11-22', moves, TODAY)).toEqual([
      { day: '2026-11-22', received: 0, issued: 0, damaged: 0, adjusted: 100, balance: 100 },
      { day: '2026-11-23', received: 0, issued: 30, damaged: 2, adjusted: 0, balance: 68 },
      { day: TODAY, received: 500, issued: 0, damaged: 0, adjusted: -1, balance: 567 },
    ])
  })

  test('30 at most, none from before it began', () => {
    expect(ledgerDays(5, '2020-01-01', [], TODAY)).toHaveLength(30)
    expect(ledgerDays(5, TODAY, [], TODAY)).toHaveLength(1)
    expect(ledgerDays(5, '2026-11-25', [], TODAY)).toEqual([])
  })

  test('property: the last day ends with the balance, and each day follows from the one before', () => {
    const move = fc.record({
      day: fc.integer({ min: 0, max: 40 }).map((ago) => addDays(TODAY, -ago)),
      kind: fc.constantFrom(...STOCK_ENTRY_KINDS),
      delta: fc.integer({ min: -500, max: 500 }),
    })
    fc.assert(
      fc.property(fc.array(move), fc.nat(1000), (moves, balance) => {
        const days = ledgerDays(balance, addDays(TODAY, -40), moves, TODAY)
        expect(days.at(-1)?.balance).toBe(balance)
        days.slice(1).forEach(({ received, issued, damaged, adjusted, balance: end }, i) => {
          expect(end).toBe((days[i]?.balance ?? 0) + received - issued - damaged + adjusted)
        })
      }),
    )
  })
})

describe('how long it will last', () => {
  const old = addDays(TODAY, -60)
  const of = (changes: object) =>
    outlook({ balance: 100, since: old, moves: issues(RATE_DAYS), ...changes }, TODAY, none)

  test('at the rate of the last 14 working days', () => {
    expect(of({})).toEqual({ code: 'LASTS', days: 10, aDay: 10 })
    expect(of({ balance: 9 })).toEqual({ code: 'LASTS', days: 0, aDay: 10 })
    expect(of({ moves: issues(7, 20) })).toEqual({ code: 'LASTS', days: 10, aDay: 10 })
  })

  test('what went out today or before the 14 days is no part of it', () => {
    const moves: DayMove[] = [
      ...issues(RATE_DAYS),
      { day: TODAY, kind: 'ISSUED', delta: -99 },
      { day: '2026-11-03', kind: 'ISSUED', delta: -99 },
      { day: '2026-11-20', kind: 'DAMAGED', delta: -99 },
    ]
    expect(of({ moves })).toEqual({ code: 'LASTS', days: 10, aDay: 10 })
  })

  test('none left is said before anything else', () => {
    expect(of({ balance: 0, since: TODAY, moves: [] })).toEqual({ code: 'OUT' })
  })

  test('a ledger younger than 14 working days tells nothing yet, and says how old it is', () => {
    expect(of({ since: '2026-11-04' })).toMatchObject({ code: 'LASTS' })
    expect(of({ since: '2026-11-05' })).toEqual({ code: 'YOUNG', days: 13 })
    expect(of({ since: '2026-11-23' })).toEqual({ code: 'YOUNG', days: 1 })
    expect(of({ since: TODAY })).toEqual({ code: 'YOUNG', days: 0 })
  })

  test('issues on fewer than five working days are too few; a Saturday is none', () => {
    expect(of({ moves: issues(ISSUE_DAYS_MIN) })).toMatchObject({ code: 'LASTS' })
    expect(of({ moves: issues(ISSUE_DAYS_MIN - 1) })).toEqual({ code: 'FEW', days: 4 })
    const saturday: DayMove = { day: '2026-11-21', kind: 'ISSUED', delta: -10 }
    expect(of({ moves: [...issues(4), saturday] })).toEqual({ code: 'FEW', days: 4 })
    expect(of({ moves: [] })).toEqual({ code: 'FEW', days: 0 })
  })
})
