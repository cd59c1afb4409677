import { confirmBoard, setNotice, setStatus } from '@/lib/data/board'
import { deskBoard } from '@/lib/data/board-desk'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { cityToday, publicBoard, publicChanges } from '@/lib/data/public-board'
import { listBoards } from '@/lib/data/public-boards'
import { forget } from '@/lib/data/public-memory'
import { at, boardUnit, form, officer, stockInput, type TestUnit } from './boards'

const DAY = '2026-11-24'
const now = at(DAY, 10, 20)

const issued = (quantity: number) => stockInput(quantity, 'ISSUED')

async function readable(): Promise<TestUnit> {
  const unit = await boardUnit()
  forget('units')
  return unit
}

const listed = async (unit: TestUnit, moment = now) =>
  (await listBoards(moment)).units.find((row) => row.unit.id === unit.id)?.board.status

test('what an operator does is seen by the next reader, on the board and in the list', async () => {
  const unit = await readable()
  expect((await publicBoard(unit.slug, now))?.status.status).toBe('STALE')
  expect((await listed(unit))?.status).toBe('STALE')

  await confirmBoard(unit.operator, { form: form() }, now)
  expect((await publicBoard(unit.slug, now))?.status.status).toBe('OPEN')
  expect((await listed(unit))?.status).toBe('OPEN')

  await addStockEntry(unit.operator, stockInput(0, 'COUNTED'), now)
  const board = await publicBoard(unit.slug, now)
  expect(board?.status).toMatchObject({ status: 'LIMITED', problems: [{ why: { code: 'OUT_OF_STOCK' }, since: now }] })
  expect(board?.services.map(({ id, status }) => [id, status.status])).toEqual([
    ['ktp-baru', 'UNAVAILABLE'],
    ['ktp-hilang', 'UNAVAILABLE'],
    ['kk-baru', 'OPEN'],
  ])
  expect((await listed(unit))?.status).toBe('LIMITED')
})

test('a reading that began before a change is not kept after it', async () => {
  const unit = await readable()
  for (let round = 0; round < 5; round++) {
    const status = {
      form: form(),
      service: 'kk-baru',
      status: 'DISRUPTED' as const,
      reason: `ke-${round}`,
      instead: '',
    }
    await Promise.all([
      setStatus(unit.operator, status, now),
      ...Array.from({ length: 4 }, () => publicBoard(unit.slug, now)),
    ])
    const board = await publicBoard(unit.slug, now)
    expect(board?.services.find(({ id }) => id === 'kk-baru')?.status.why).toEqual({
      code: 'SAID',
      reason: `ke-${round}`,
    })
  }
})

test('the status goes with the clock, the facts stay', async () => {
  const unit = await readable()
  await confirmBoard(unit.operator, { form: form() }, now)
  await setNotice(unit.operator, { form: form(), text: 'Antre di loket 2', until: '2026-11-24T16:00' }, now)
  expect(await publicBoard(unit.slug, at(DAY, 15, 59))).toMatchObject({
    status: { status: 'OPEN' },
    notice: { text: 'Antre di loket 2' },
  })
  expect(await publicBoard(unit.slug, at(DAY, 16))).toMatchObject({
    status: { status: 'CLOSED', opensAt: at('2026-11-25', 8) },
    notice: null,
  })
  expect(await publicBoard(unit.slug, at('2026-11-25', 8))).toMatchObject({ status: { status: 'STALE' } })
})

test("the day's movements, and how long the stock lasts once there is enough to tell from", async () => {
  const unit = await readable()
  await addStockEntry(unit.operator, stockInput(4000), at('2026-11-03', 9))
  for (const day of ['10', '12', '16', '18']) await addStockEntry(unit.operator, issued(300), at(`2026-11-${day}`, 15))
  await addStockEntry(unit.operator, issued(40), at(DAY, 9))
  await addStockEntry(unit.operator, issued(60), at(DAY, 10))
  const today = [{ kind: 'ISSUED', delta: -100 }]
  expect((await publicBoard(unit.slug, now))?.stocks).toMatchObject([{ balance: 2700, today, daysLeft: null }])
  await addStockEntry(unit.operator, { ...issued(200), when: '2026-11-23T15:00' }, now)
  expect((await publicBoard(unit.slug, now))?.stocks).toMatchObject([{ balance: 2500, today, daysLeft: 25 }])
})

test('an unknown, inactive or strange address is no board', async () => {
  const unit = await boardUnit()
  await db.unit.update({ where: { id: unit.id }, data: { active: false } })
  forget('units')
  for (const slug of [unit.slug, 'tidak-ada', '', '../petugas', "'; --"]) {
    expect(await publicBoard(slug, now)).toBeNull()
    expect(await publicChanges(slug, 10)).toBeNull()
  }
})

test('history comes in pages, newest first, without who did it', async () => {
  const unit = await readable()
  for (let i = 0; i < 8; i++) await addStockEntry(unit.operator, stockInput(1), at(DAY, 9, i))
  await setStatus(
    unit.operator,
    { form: form(), service: 'kk-baru', status: 'LIMITED', reason: 'Kuota 50', instead: '' },
    now,
  )
  const first = (await publicBoard(unit.slug, now))?.history
  expect(first?.changes).toHaveLength(6)
  expect(first?.changes[0]).toEqual({
    ...{
      id: expect.any(Number),
      kind: 'STATUS',
      at: now,
      serviceName: 'Kartu Keluarga baru (membentuk keluarga baru)',
    },
    ...{ itemName: null, before: null, after: 'LIMITED', reason: 'Kuota 50', entry: null, bySystem: false },
  })
  expect(first?.changes[1]).toMatchObject({ kind: 'STOCK', itemName: 'Blanko KTP-el', after: '8', entry: 'RECEIVED' })
  const second = await publicChanges(unit.slug, first?.next ?? 0)
  expect(second).toMatchObject({ next: null })
  expect(second?.changes.map(({ after }) => after)).toEqual(['3', '2', '1'])
  expect(JSON.stringify([first, second])).not.toContain(unit.operator.id)
})

test('the desk shows the store as it is, and whether everyone sees it', async () => {
  const unit = await readable()
  expect(await deskBoard(unit.operator, now)).toMatchObject({ last: null, uncounted: [{ id: 'blanko-ktp-el' }] })
  await addStockEntry(unit.operator, stockInput(0, 'COUNTED'), now)
  await setStatus(
    unit.operator,
    { form: form(), service: 'ktp-baru', status: 'LIMITED', reason: 'Kuota', instead: '' },
    now,
  )
  const desk = await deskBoard(unit.operator, now)
  expect(desk).toMatchObject({ uncounted: [], last: { at: now, shown: true } })
  // Out of stock is the status; what was said is still there to be changed.
  expect(desk?.said['ktp-baru']).toMatchObject({ override: 'LIMITED', reason: 'Kuota' })
  for (const role of ['LEAD', 'ADMIN'] as const) expect(await deskBoard(await officer(role, unit.id), now)).toBeNull()
})

test('the city today', async () => {
  forget('units')
  expect(await cityToday(at(DAY, 3))).toMatchObject({
    disdukcapil: { slug: 'disdukcapil', status: { status: 'CLOSED' } },
    kelurahan: { open: 0, total: 65 },
  })
  expect((await cityToday(now)).kelurahan).toEqual({ open: 65, total: 65 })
})
