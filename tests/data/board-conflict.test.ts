import { confirmBoard, setNotice, setStatus } from '@/lib/data/board'
import { deskBoard } from '@/lib/data/board-desk'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { forget } from '@/lib/data/public-memory'
import { at, boardUnit, colleague, form, ITEM, stockInput, storedBoard, type TestUnit } from './boards'

const now = at('2026-11-24', 10, 20)
const status = (seen: number, changes: object = {}) => ({
  ...{ form: form(), seen, service: 'ktp-baru', status: 'DISRUPTED' as const, reason: 'SIAK lambat', instead: '' },
  ...changes,
})
const notice = (seen: number, text: string) => ({ form: form(), seen, text, until: '2026-11-24T16:00' })
const seenBy = async (unit: TestUnit) => (await deskBoard(unit.operator, now))?.seen ?? -1

async function together() {
  const unit = await boardUnit()
  forget('units')
  return { unit, other: await colleague(unit), seen: await seenBy(unit) }
}

test('the later of two sees what the other did, when and who; sent again it goes over it', async () => {
  const { unit, other, seen } = await together()
  expect((await setStatus(other, status(seen, { status: 'LIMITED', reason: 'Kuota 50' }), now)).ok).toBe(true)
  const mine = status(seen)
  const before = await storedBoard(unit.id)
  const refused = await setStatus(unit.operator, mine, now)
  expect(refused).toEqual({
    ok: false,
    error: {
      code: 'CONFLICT',
      met: {
        ...{ id: expect.any(Number), kind: 'STATUS', what: 'Penerbitan KTP-el baru', before: null, after: 'LIMITED' },
        ...{ reason: 'Kuota 50', at: now.toISOString(), by: other.name },
      },
    },
  })
  expect(await storedBoard(unit.id)).toEqual(before)
  const met = refused.ok ? -1 : (refused.error.met?.id ?? -1)
  expect((await setStatus(unit.operator, { ...mine, seen: met }, now)).ok).toBe(true)
  const { changes } = await storedBoard(unit.id)
  expect(changes.map(({ before: from, after }) => [from, after])).toEqual([
    [null, 'LIMITED'],
    ['LIMITED', 'DISRUPTED'],
  ])
})

test('one’s own changes and those of other services stand in nobody’s way', async () => {
  const { unit, other, seen } = await together()
  await setStatus(other, status(seen, { service: 'kk-baru' }), now)
  expect((await setStatus(unit.operator, status(seen), now)).ok).toBe(true)
  expect((await setStatus(unit.operator, status(seen, { status: 'LIMITED' }), now)).ok).toBe(true)
})

test('"the same as before" must have seen statuses and notices, not issues', async () => {
  const { unit, other, seen } = await together()
  await addStockEntry(other, stockInput(5), now)
  expect((await confirmBoard(unit.operator, { form: form(), seen }, now)).ok).toBe(true)
  await setNotice(other, notice(seen, 'Antre di loket 2'), now)
  expect(await confirmBoard(unit.operator, { form: form(), seen }, now)).toMatchObject({
    error: { code: 'CONFLICT', met: { kind: 'NOTICE', what: null, after: 'Antre di loket 2' } },
  })
  expect(await setNotice(unit.operator, notice(seen, 'Loket 3 tutup'), now)).toMatchObject({
    error: { code: 'CONFLICT' },
  })
})

test('issues add up; a count does not go over entries it has not seen', async () => {
  const { unit, other, seen } = await together()
  await addStockEntry(other, { ...stockInput(10), seen }, now)
  expect((await addStockEntry(unit.operator, { ...stockInput(3, 'ISSUED'), seen }, now)).ok).toBe(true)
  expect(await addStockEntry(unit.operator, { ...stockInput(9, 'COUNTED'), seen }, now)).toMatchObject({
    error: { code: 'CONFLICT', met: { kind: 'STOCK', what: 'Blanko KTP-el', before: '0', after: '10' } },
  })
  const count = { ...stockInput(9, 'COUNTED'), seen: await seenBy(unit) }
  expect((await addStockEntry(unit.operator, count, now)).ok).toBe(true)
})

test('two at once from one showing: one is published, the other is told', async () => {
  const { unit, other, seen } = await together()
  const results = await Promise.all([
    setStatus(unit.operator, status(seen), now),
    setStatus(other, status(seen, { status: 'LIMITED' }), now),
  ])
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect((await storedBoard(unit.id)).changes).toHaveLength(1)
})

test('what waited for a signal counts when it was made, once, and not for a later day', async () => {
  const { unit, seen } = await together()
  const made = at('2026-11-23', 15, 50)
  const waited = { form: form(), seen, made: made.toISOString() }
  for (let i = 0; i < 3; i++) expect((await confirmBoard(unit.operator, waited, now)).ok).toBe(true)
  const issued = { ...stockInput(4), form: form(), made: made.toISOString() }
  for (let i = 0; i < 3; i++) await addStockEntry(unit.operator, issued, now)
  const { board, changes, entries } = await storedBoard(unit.id)
  expect(board?.confirmedAt).toEqual(made)
  expect((await deskBoard(unit.operator, now))?.status.confirmedToday).toBe(false)
  expect(changes.map(({ kind, at: published }) => [kind, published])).toEqual([
    ['CONFIRMED', now],
    ['STOCK', now],
  ])
  expect(entries).toMatchObject([{ itemId: ITEM, at: made, enteredAt: now }])
})

test('news that comes in late does not make the board older', async () => {
  const { unit } = await together()
  await confirmBoard(unit.operator, { form: form() }, now)
  await confirmBoard(unit.operator, { form: form(), made: at('2026-11-24', 8).toISOString() }, now)
  expect((await storedBoard(unit.id)).board?.confirmedAt).toEqual(now)
})

test('who stops a service whose blanks are there says why', async () => {
  const { unit, seen } = await together()
  await addStockEntry(unit.operator, stockInput(184), now)
  const stopped = { status: 'UNAVAILABLE' as const, reason: '' }
  expect(await setStatus(unit.operator, status(seen, stopped), now)).toEqual({
    ok: false,
    error: { code: 'INVALID', fields: { reason: { key: 'STOCK_LEFT', max: 184 } } },
  })
  expect((await setStatus(unit.operator, status(seen, { ...stopped, reason: 'Printer rusak' }), now)).ok).toBe(true)
  expect((await setStatus(unit.operator, status(seen, { ...stopped, service: 'kk-baru' }), now)).ok).toBe(true)
  await addStockEntry(unit.operator, stockInput(0, 'COUNTED'), now)
  const hilang = status(seen, { ...stopped, service: 'ktp-hilang' })
  expect((await setStatus(unit.operator, hilang, now)).ok).toBe(true)
})

test('a form of the unit that its operator has left changes nothing at the next one, and says so', async () => {
  const { unit, seen } = await together()
  const next = await boardUnit()
  const made = { ...status(seen), unit: unit.id }
  const done = { ...status(seen, { status: 'LIMITED' }), unit: unit.id }
  expect((await setStatus(unit.operator, done, now)).ok).toBe(true)
  await db.officer.update({ where: { id: unit.operator.id }, data: { unitId: next.id } })
  const moved = { ...unit.operator, unitId: next.id }
  const before = await storedBoard(next.id)
  const refused = { ok: false, error: { code: 'CONFLICT', fields: { unit: { key: 'OTHER_UNIT' } } } }
  expect(await setStatus(moved, made, now)).toEqual(refused)
  expect(await confirmBoard(moved, { form: form(), seen, unit: unit.id }, now)).toEqual(refused)
  // What was done there, and is sent once more since the answer was lost, was done.
  expect(await setStatus(moved, done, now)).toEqual({ ok: true, value: null })
  expect(await storedBoard(next.id)).toEqual(before)
  expect((await setStatus(moved, { ...status(0), unit: next.id }, now)).ok).toBe(true)
})
