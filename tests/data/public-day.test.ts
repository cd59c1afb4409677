import { confirmBoard, setNotice, setStatus } from '@/lib/data/board'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { publicBoard, publicFacts } from '@/lib/data/public-board'
import { publicDay } from '@/lib/data/public-day'
import { forget } from '@/lib/data/public-memory'
import { addDays } from '@/lib/domain/calendar'
import { at, boardUnit, form, stockInput } from './boards'

const TUESDAY = '2026-11-17'
const now = at('2026-11-24', 10, 20)

const status = (service: string, word: 'UNAVAILABLE' | 'LIMITED' | 'NORMAL', reason = '') => ({
  ...{ form: form(), service, status: word, reason, instead: '' },
})

async function story() {
  const unit = await boardUnit()
  forget('units')
  const { operator } = unit
  await addStockEntry(operator, stockInput(30), at('2026-11-16', 8))
  await confirmBoard(operator, { form: form() }, at(TUESDAY, 8, 10))
  await setStatus(operator, status('kk-baru', 'UNAVAILABLE', 'SIAK mati'), at(TUESDAY, 10))
  await setNotice(operator, { form: form(), text: 'Antre di loket 2', until: '2026-11-18T12:00' }, at(TUESDAY, 11))
  await addStockEntry(operator, stockInput(0, 'COUNTED'), at(TUESDAY, 14))
  await setStatus(operator, status('kk-baru', 'NORMAL'), at('2026-11-18', 9))
  await confirmBoard(operator, { form: form() }, at('2026-11-24', 8, 30))
  return unit
}

const said = (day: Awaited<ReturnType<typeof publicDay>>) =>
  day?.stretches.map(({ from, board }) => [from, board?.status.status ?? null])

test('what the board said last Tuesday, from the history alone', async () => {
  const unit = await story()
  const day = await publicDay(unit.slug, TUESDAY, now)
  expect(said(day)).toEqual([
    [at(TUESDAY, 0), 'CLOSED'],
    [at(TUESDAY, 8), 'LIMITED'],
    [at(TUESDAY, 10), 'LIMITED'],
    [at(TUESDAY, 14), 'UNAVAILABLE'],
    [at(TUESDAY, 16), 'CLOSED'],
  ])
  const codes = (hour: number) =>
    day?.stretches
      .find(({ from }) => from.getTime() === at(TUESDAY, hour).getTime())
      ?.board?.services.map(({ status: s }) => s.why.code)
  expect(codes(8)).toEqual(['LOW_STOCK', 'LOW_STOCK', 'CONFIRMED'])
  expect(codes(10)).toEqual(['LOW_STOCK', 'LOW_STOCK', 'SAID'])
  expect(codes(14)).toEqual(['OUT_OF_STOCK', 'OUT_OF_STOCK', 'SAID'])
  expect(day?.notices).toEqual([{ text: 'Antre di loket 2', until: expect.any(Date) }])
  expect(day?.page.changes.map(({ kind }) => kind)).toEqual(['STOCK', 'NOTICE', 'STATUS', 'CONFIRMED'])
})

test('a closure that is over is known to its day, and no longer to the board', async () => {
  const unit = await story()
  const [from, until] = [new Date('2026-11-18'), new Date('2026-11-19')]
  await db.closure.create({ data: { unitId: unit.id, from, until, reason: 'Rapat' } })
  forget('units')
  const on = async (day: string) =>
    (await publicDay(unit.slug, day, now))?.stretches.map(({ board }) => board?.status.why.code)
  expect(new Set(await on('2026-11-19'))).toEqual(new Set(['CLOSURE']))
  expect(await on('2026-11-20')).not.toContain('CLOSURE')
  expect((await publicFacts(unit.slug, now))?.facts.board.facts.closures).toEqual([])
  expect((await publicFacts(unit.slug, at('2026-11-19', 23)))?.facts.board.facts.closures).toHaveLength(1)
})

test('today ends with the board that stands now', async () => {
  const unit = await story()
  const [day, board] = [await publicDay(unit.slug, '2026-11-24', now), await publicBoard(unit.slug, now)]
  const last = day?.stretches.at(-1)
  expect(last?.until).toEqual(now)
  expect(last?.board?.status).toEqual(board?.status)
})

test('before the records, after today, and of nobody', async () => {
  const unit = await story()
  const none = { begins: '2026-11-16', stretches: [], page: { changes: [], next: null } }
  expect(await publicDay(unit.slug, '2026-11-15', now)).toMatchObject(none)
  expect(await publicDay(unit.slug, '2026-11-25', now)).toMatchObject(none)
  expect(said(await publicDay(unit.slug, '2026-11-16', now))?.[0]).toEqual([at('2026-11-16', 0), null])
  const blank = await boardUnit()
  forget('units')
  expect(await publicDay(blank.slug, TUESDAY, now)).toMatchObject({ begins: null, stretches: [] })
  expect(await publicDay('tidak-ada', TUESDAY, now)).toBeNull()
})

test("a day's changes come in pages, and no other day's among them", async () => {
  const unit = await boardUnit()
  forget('units')
  for (let i = 0; i < 30; i++) await addStockEntry(unit.operator, stockInput(1), at(TUESDAY, 9, i))
  await confirmBoard(unit.operator, { form: form() }, at(addDays(TUESDAY, 1), 8))
  const first = await publicDay(unit.slug, TUESDAY, now)
  expect(first?.page.changes).toHaveLength(25)
  const second = await publicDay(unit.slug, TUESDAY, now, first?.page.next ?? 0)
  expect(second?.page.changes.map(({ after }) => after)).toEqual(['5', '4', '3', '2', '1'])
  expect(second?.page.next).toBeNull()
  expect(second?.stretches).toEqual(first?.stretches)
})
