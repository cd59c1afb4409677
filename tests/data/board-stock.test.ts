import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { deskLedger, ENTRIES_A_PAGE } from '@/lib/data/ledger-desk'
import { at, boardUnit, colleague, ITEM, officer, stockInput, storedBoard } from './boards'

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

test('twenty operators issue from ten pieces at once: ten succeed, and the ledger sums to the balance', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(10), now)
  const operators = await Promise.all(Array.from({ length: 20 }, () => colleague(unit)))
  const results = await Promise.all(operators.map((one) => addStockEntry(one, stockInput(1, 'ISSUED'), now)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(10)
  const { stocks, entries, changes, audit } = await storedBoard(unit.id)
  expect(stocks).toMatchObject([{ balance: 0, emptySince: now }])
  expect(entries.reduce((sum, { delta }) => sum + delta, 0)).toBe(0)
  expect([entries.length, changes.length, audit.length]).toEqual([11, 11, 11])
})

test('what is refused leaves no ledger behind: an item nobody counted is not "out"', async () => {
  const unit = await boardUnit()
  expect((await addStockEntry(unit.operator, stockInput(3, 'ISSUED'), now)).ok).toBe(false)
  const { stocks, entries, changes, audit } = await storedBoard(unit.id)
  expect([stocks, entries, changes, audit]).toEqual([[], [], [], []])
})

test('a correction names its entry, which must be of the same ledger', async () => {
  const [unit, other] = [await boardUnit(), await boardUnit()]
  for (const each of [unit, other]) await addStockEntry(each.operator, stockInput(50), now)
  const entry = async (of: typeof unit) => (await storedBoard(of.id)).entries[0]?.id ?? 0
  const correction = (corrects: number) => ({ ...stockInput(-5, 'CORRECTED'), corrects })
  const missing = { ok: false, error: { code: 'NOT_FOUND' } }
  expect(await addStockEntry(unit.operator, correction(await entry(other)), now)).toEqual(missing)
  expect(await addStockEntry(unit.operator, correction(999_999_999), now)).toEqual(missing)
  const wrong = await entry(unit)
  expect((await addStockEntry(unit.operator, correction(wrong), now)).ok).toBe(true)
  const ledger = await deskLedger(unit.operator, { wrong })
  expect(ledger?.entries).toMatchObject([
    { kind: 'CORRECTED', delta: -5, balance: 45, corrects: wrong, correctedBy: [] },
    { kind: 'RECEIVED', corrects: null, correctedBy: [expect.any(Number)] },
  ])
  expect(ledger?.wrong).toMatchObject({ id: wrong })
  expect((await deskLedger(unit.operator, { wrong: await entry(other) }))?.wrong).toBeNull()
})

test('an entry of another time counts on its day and says when it was made; a count holds only when it is made', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(50), at('2026-11-20', 9))
  const late = { ...stockInput(5, 'ISSUED'), when: '2026-11-23T15:00' }
  expect((await addStockEntry(unit.operator, late, now)).ok).toBe(true)
  const count = { ...stockInput(40, 'COUNTED'), when: '2026-11-23T14:00' }
  expect(await addStockEntry(unit.operator, count, now)).toEqual({
    ok: false,
    error: { code: 'INVALID', fields: { when: { key: 'COUNT_LATE' } } },
  })
  const { entries, stocks } = await storedBoard(unit.id)
  expect(entries.at(-1)).toMatchObject({ at: at('2026-11-23', 15), enteredAt: now, balance: 45 })
  expect(entries[0]).toMatchObject({ enteredAt: null })
  expect(stocks).toMatchObject([{ balance: 45, updatedAt: now }])
})

test('the desk’s ledger comes in pages, of one item where asked, and only to its own operators', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(100), at('2026-11-23', 8))
  for (let i = 0; i < ENTRIES_A_PAGE; i++) await addStockEntry(unit.operator, stockInput(1, 'ISSUED'), now)
  const first = await deskLedger(unit.operator, {})
  expect(first?.entries).toHaveLength(ENTRIES_A_PAGE)
  expect(first?.entries[0]).toMatchObject({ balance: 70, by: unit.operator.name, itemName: 'Blanko KTP-el' })
  const second = await deskLedger(unit.operator, { before: first?.next ?? 0, item: ITEM })
  expect(second).toMatchObject({ next: null, entries: [{ kind: 'RECEIVED' }] })
  expect((await deskLedger(unit.operator, { item: 'ribbon' }))?.entries).toEqual([])
  expect(await deskLedger(await officer('ADMIN', unit.id), {})).toBeNull()
})

test('a page of one item’s ledger reads that page, however much others moved since', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(100), now)
  await addStockEntry(unit.operator, stockInput(1, 'ISSUED'), now)
  await db.stock.create({ data: { unitId: unit.id, itemId: 'ribbon', balance: 0, updatedAt: now } })
  await db.$executeRaw`
    INSERT INTO "StockEntry" ("unitId", "itemId", "kind", "delta", "balance", "at")
    SELECT ${unit.id}, 'ribbon', 'COUNTED', 0, 0, ${now} FROM generate_series(1, 5000)`
  await db.$executeRaw`ANALYZE "StockEntry"`
  const plan = await db.$queryRaw<unknown[]>`
    EXPLAIN (ANALYZE, FORMAT JSON) SELECT * FROM "StockEntry" WHERE "unitId" = ${unit.id} AND "itemId" = ${ITEM}
    ORDER BY "id" DESC LIMIT ${ENTRIES_A_PAGE + 1}`
  const text = JSON.stringify(plan)
  expect(text).toContain('StockEntry_unitId_itemId_id_idx')
  expect(text).not.toMatch(/Rows Removed by Filter|"Sort"/)
})
