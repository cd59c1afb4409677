import fc from 'fast-check'
import { wita } from './board-facts'
import {
  BALANCE_MAX,
  daysLeft,
  emptySince,
  ledgerStep,
  QUANTITY_MAX,
  rateFrom,
  reasonFor,
  STOCK_ENTRY_KINDS,
  stockLeft,
} from '@/lib/domain/stock'

describe('one entry of the ledger', () => {
  test.each([
    [10, 'RECEIVED', 500, 500, 510],
    [10, 'ISSUED', 3, -3, 7],
    [10, 'ISSUED', 10, -10, 0],
    [10, 'DAMAGED', 1, -1, 9],
    [10, 'COUNTED', 4, -6, 4],
    [10, 'COUNTED', 10, 0, 10],
    [10, 'COUNTED', 0, -10, 0],
    [10, 'CORRECTED', -10, -10, 0],
    [10, 'CORRECTED', 7, 7, 17],
  ] as const)('%i, %s %i', (balance, kind, quantity, delta, after) => {
    expect(ledgerStep(balance, kind, quantity)).toEqual({ ok: true, value: { delta, balance: after } })
  })

  test.each([
    [10, 'ISSUED', 11, { key: 'BELOW_ZERO', max: 10 }],
    [0, 'DAMAGED', 1, { key: 'BELOW_ZERO', max: 0 }],
    [10, 'CORRECTED', -11, { key: 'BELOW_ZERO', max: 10 }],
    [10, 'ISSUED', 0, { key: 'TOO_SMALL', min: 1 }],
    [10, 'RECEIVED', -5, { key: 'TOO_SMALL', min: 1 }],
    [10, 'COUNTED', -1, { key: 'TOO_SMALL', min: 0 }],
    [10, 'CORRECTED', 0, { key: 'INVALID' }],
    [10, 'RECEIVED', 1.5, { key: 'NUMBER' }],
    [10, 'RECEIVED', NaN, { key: 'NUMBER' }],
    [10, 'RECEIVED', QUANTITY_MAX + 1, { key: 'TOO_BIG', max: QUANTITY_MAX }],
    [BALANCE_MAX, 'RECEIVED', 1, { key: 'TOO_BIG', max: 0 }],
  ] as const)('%i, %s %d is refused', (balance, kind, quantity, problem) => {
    expect(ledgerStep(balance, kind, quantity)).toEqual({
      ok: false,
      error: { code: 'INVALID', fields: { quantity: problem } },
    })
  })

  test('property: never below zero, and the delta is the difference', () => {
    const kinds = fc.constantFrom(...STOCK_ENTRY_KINDS)
    fc.assert(
      fc.property(fc.nat(5000), kinds, fc.integer({ min: -6000, max: 6000 }), (balance, kind, quantity) => {
        const step = ledgerStep(balance, kind, quantity)
        if (!step.ok) return
        expect(step.value.balance).toBeGreaterThanOrEqual(0)
        expect(step.value.balance).toBe(balance + step.value.delta)
      }),
    )
  })
})

test('since when it is out is kept while it stays out', () => {
  const before = wita('2026-11-23', '10.20')
  const now = wita('2026-11-24', '09.00')
  expect(emptySince(null, 0, now)).toBe(now)
  expect(emptySince(before, 0, now)).toBe(before)
  expect(emptySince(before, 1, now)).toBeNull()
})

test('the rate is of 14 working days: weekends and holidays are passed over', () => {
  expect(rateFrom('2026-11-24', new Set())).toBe('2026-11-04')
  expect(rateFrom('2026-11-24', new Set(['2026-11-10']))).toBe('2026-11-03')
})

test('how long it lasts', () => {
  expect(daysLeft(1000, 2800)).toBe(5)
  expect(daysLeft(0, 2800)).toBe(0)
  expect(daysLeft(1000, 0)).toBeNull()
})

describe('who stops a service whose item is still there', () => {
  test.each([
    ['UNAVAILABLE', 184, true],
    ['UNAVAILABLE', 0, false],
    ['DISRUPTED', 184, false],
    ['LIMITED', 184, false],
    [null, 184, false],
  ] as const)('%s with %d left', (override, balance, left) => {
    expect(stockLeft(override, { balance })).toEqual(left ? { balance } : null)
    expect(reasonFor(override, '', { balance })).toEqual(
      left
        ? { ok: false, error: { code: 'INVALID', fields: { reason: { key: 'STOCK_LEFT', max: 184 } } } }
        : { ok: true, value: null },
    )
    expect(reasonFor(override, 'Printer rusak', { balance })).toEqual({ ok: true, value: null })
  })

  test('a service that needs no stock owes nothing', () => {
    expect(reasonFor('UNAVAILABLE', '', null)).toEqual({ ok: true, value: null })
  })
})
