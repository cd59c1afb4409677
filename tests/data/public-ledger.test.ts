import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { publicLedgers } from '@/lib/data/public-ledger'
import { forget } from '@/lib/data/public-memory'
import { addDays, isWorkingDay } from '@/lib/domain/calendar'
import { at, boardUnit, stockInput } from './boards'

const DAY = '2026-11-24'
const now = at(DAY, 10, 20)

test('balance, days and outlook follow the ledger, without a name', async () => {
  const unit = await boardUnit()
  forget('units')
  expect(await publicLedgers(unit.slug, now)).toMatchObject({ items: [] })
  await addStockEntry(unit.operator, stockInput(1000, 'COUNTED'), at('2026-10-12', 8))
  for (let day = '2026-10-13'; day < DAY; day = addDays(day, 1))
    if (isWorkingDay(day, new Set())) await addStockEntry(unit.operator, stockInput(10, 'ISSUED'), at(day, 15))
  await addStockEntry(unit.operator, { ...stockInput(2, 'DAMAGED'), note: 'Salah cetak' }, at(DAY, 9))
  const found = await publicLedgers(unit.slug, now)
  const [item] = found?.items ?? []
  expect(item).toMatchObject({ balance: 698, since: '2026-10-12', outlook: { code: 'LASTS', days: 69, aDay: 10 } })
  expect(item?.days).toHaveLength(30)
  expect(item?.days.at(-1)).toEqual({
    ...{ day: DAY, received: 0, issued: 0, damaged: 2, adjusted: 0, balance: 698 },
  })
  expect(item?.days[0]).toMatchObject({ day: '2026-10-26', issued: 10, balance: 900 })
  expect(JSON.stringify(found)).not.toMatch(new RegExp(`${unit.operator.id}|Salah cetak`))
})

test('an unknown, inactive or strange address has none', async () => {
  const unit = await boardUnit()
  await db.unit.update({ where: { id: unit.id }, data: { active: false } })
  forget('units')
  for (const slug of [unit.slug, 'tidak-ada', '']) expect(await publicLedgers(slug, now)).toBeNull()
})
