import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { at, boardUnit, ITEM, stockInput, storedBoard } from './boards'

const now = at('2026-11-24', 10, 20)

test('an entry, the balance, the history and the trail say the same', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, { ...stockInput(500), note: 'Kiriman dari Jakarta' }, at('2026-11-24', 9))
  await addStockEntry(unit.operator, stockInput(3, 'ISSUED'), now)
  const { stocks, entries, changes, audit } = await storedBoard(unit.id)
  expect(stocks).toMatchObject([{ itemId: ITEM, balance: 497, emptySince: null, updatedAt: now }])
  expect(entries).toMatchObject([
    { kind: 'RECEIVED', delta: 500, balance: 500, note: 'Kiriman dari Jakarta', officerId: unit.operator.id },
    { kind: 'ISSUED', delta: -3, balance: 497, note: null, at: now },
  ])
  expect(changes).toMatchObject([
    { kind: 'STOCK', itemId: ITEM, before: '0', after: '500', reason: 'Kiriman dari Jakarta' },
    { kind: 'STOCK', itemId: ITEM, before: '500', after: '497' },
  ])
  expect(audit.at(-1)).toMatchObject({
    action: 'board:stock',
    detail: { item: ITEM, entry: 'ISSUED', delta: -3, balance: 497 },
  })
})

test('entries at once all count', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(100), now)
  const results = await Promise.all([
    ...Array.from({ length: 12 }, () => addStockEntry(unit.operator, stockInput(3, 'ISSUED'), now)),
    ...Array.from({ length: 8 }, () => addStockEntry(unit.operator, stockInput(10), now)),
  ])
  expect(results.every(({ ok }) => ok)).toBe(true)
  const { stocks, entries } = await storedBoard(unit.id)
  expect(stocks[0]?.balance).toBe(100 - 36 + 80)
  expect(entries).toHaveLength(21)
  // Each entry's balance is that of the one before it, moved by its own delta: one after the other, none lost.
  entries.reduce((balance, entry) => {
    expect(entry.balance).toBe(balance + entry.delta)
    return entry.balance
  }, 0)
})

test('at once, no more goes out than there is', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(10), now)
  const results = await Promise.all(
    Array.from({ length: 8 }, () => addStockEntry(unit.operator, stockInput(3, 'ISSUED'), now)),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(3)
  expect(results.find(({ ok }) => !ok)).toEqual({
    ok: false,
    error: { code: 'INVALID', fields: { quantity: { key: 'BELOW_ZERO', max: 1 } } },
  })
  const { stocks, entries } = await storedBoard(unit.id)
  expect(stocks[0]?.balance).toBe(1)
  expect(entries).toHaveLength(4)
})

test('the first entries of a new ledger, at once, make one balance', async () => {
  const unit = await boardUnit()
  const results = await Promise.all(Array.from({ length: 6 }, () => addStockEntry(unit.operator, stockInput(5), now)))
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect((await storedBoard(unit.id)).stocks).toMatchObject([{ balance: 30 }])
})

test('since when it is out: from the entry that emptied it until there is some again', async () => {
  const unit = await boardUnit()
  const since = async () => (await storedBoard(unit.id)).stocks[0]?.emptySince ?? null
  await addStockEntry(unit.operator, stockInput(2), at('2026-11-24', 8))
  await addStockEntry(unit.operator, stockInput(2, 'ISSUED'), at('2026-11-24', 9))
  expect(await since()).toEqual(at('2026-11-24', 9))
  await addStockEntry(unit.operator, stockInput(0, 'COUNTED'), now)
  expect(await since()).toEqual(at('2026-11-24', 9))
  await addStockEntry(unit.operator, stockInput(1), now)
  expect(await since()).toBeNull()
})

test('an item that no service of the unit needs has no ledger there', async () => {
  const unit = await boardUnit()
  for (const item of ['blanko-kia', 'tidak-ada']) {
    expect(await addStockEntry(unit.operator, { ...stockInput(1), item }, now)).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  }
  expect((await storedBoard(unit.id)).stocks).toEqual([])
})

test('the database itself refuses a balance below zero', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(1), now)
  const key = { unitId_itemId: { unitId: unit.id, itemId: ITEM } }
  await expect(db.stock.update({ where: key, data: { balance: -1 } })).rejects.toThrow()
})
