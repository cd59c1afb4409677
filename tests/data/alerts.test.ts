import { openAlerts, takeDelivery, tidyAlerts } from '@/lib/data/alert-queue'
import { followedBy, followStock, FOLLOWS_MAX, stopFollowing } from '@/lib/data/alerts'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { forget } from '@/lib/data/public-memory'
import { browser } from '../support/push-service'
import { boardUnit, ITEM, stockInput, type TestUnit } from './boards'

let unit: TestUnit
beforeEach(async () => {
  unit = await boardUnit()
  forget('units')
  await addStockEntry(unit.operator, stockInput(0, 'COUNTED'))
})

const follow = (subscription: { endpoint: string; keys: { p256dh: string; auth: string } }, item = ITEM) =>
  followStock({ unit: unit.slug, item, subscription })
const alertsOf = async () => (await openAlerts()).filter(({ unitId }) => unitId === unit.id)

test('a browser waits, sees that it waits, and stops', async () => {
  const { endpoint, keys } = browser()
  expect(await follow({ endpoint, keys })).toEqual({ ok: true, value: null })
  expect(await follow({ endpoint, keys: browser().keys })).toEqual({ ok: true, value: null })
  expect(await db.pushSubscription.count({ where: { endpoint } })).toBe(1)
  expect(await followedBy(endpoint, unit.slug)).toEqual([ITEM])
  expect(await followedBy(browser().endpoint, unit.slug)).toEqual([])
  expect(await stopFollowing({ endpoint, unit: unit.slug, item: 'blanko-kia' })).toBe(1)
  expect(await stopFollowing({ endpoint, unit: unit.slug, item: ITEM })).toBe(0)
  expect(await followedBy(endpoint, unit.slug)).toEqual([])
})

test('what is no push service, no office and no ledger is refused', async () => {
  const { keys, endpoint } = browser()
  expect(await follow({ endpoint: 'https://169.254.169.254/latest', keys })).toEqual({
    ...{ ok: false, error: { code: 'INVALID', fields: { 'subscription.endpoint': { key: 'PUSH_SERVICE' } } } },
  })
  expect(await follow({ endpoint, keys }, 'blanko-kia')).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  expect(await followStock({ unit: 'tidak-ada', item: ITEM, subscription: { endpoint, keys } })).toEqual({
    ...{ ok: false, error: { code: 'NOT_FOUND' } },
  })
})

test('one browser waits for so much and no more', async () => {
  const { endpoint, keys } = browser()
  for (let i = 0; i < FOLLOWS_MAX; i++) {
    await follow({ endpoint, keys })
    unit = await boardUnit()
    forget('units')
    await addStockEntry(unit.operator, stockInput(0, 'COUNTED'))
  }
  expect(await follow({ endpoint, keys })).toEqual({ ok: false, error: { code: 'LIMITED' } })
})

test('the entry that ends the emptiness leaves one alert; others leave none, nor one that is taken back', async () => {
  await addStockEntry(unit.operator, stockInput(0, 'COUNTED'))
  expect(await alertsOf()).toEqual([])
  await expect(
    db.$transaction(async (tx) => {
      await tx.stock.update({ where: { unitId_itemId: { unitId: unit.id, itemId: ITEM } }, data: { balance: 5 } })
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await alertsOf()).toEqual([])
  await addStockEntry(unit.operator, stockInput(5))
  await addStockEntry(unit.operator, stockInput(5))
  await addStockEntry(unit.operator, stockInput(10, 'ISSUED'))
  await addStockEntry(unit.operator, stockInput(7))
  expect(await alertsOf()).toMatchObject([{ itemId: ITEM }])
})

test('of many who take one delivery, one has it', async () => {
  const { endpoint, keys } = browser()
  await follow({ endpoint, keys })
  await addStockEntry(unit.operator, stockInput(5))
  const [alert] = await alertsOf()
  const { id } = await db.pushSubscription.findFirstOrThrow({ where: { endpoint } })
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeDelivery(alert?.id ?? 0, id)))
  expect(taken.filter(Boolean)).toMatchObject([{ subscription: { endpoint }, unit: { slug: unit.slug }, balance: 5 }])
  await stopFollowing({ endpoint })
  expect(await takeDelivery(alert?.id ?? 0, id)).toBeNull()
})

test('a delivery that comes late to an empty shelf says nothing', async () => {
  const { endpoint, keys } = browser()
  await follow({ endpoint, keys })
  await addStockEntry(unit.operator, stockInput(5))
  const [alert] = await alertsOf()
  await addStockEntry(unit.operator, stockInput(5, 'ISSUED'))
  const { id } = await db.pushSubscription.findFirstOrThrow({ where: { endpoint } })
  expect(await takeDelivery(alert?.id ?? 0, id)).toBeNull()
})

test('what is old goes', async () => {
  const { endpoint, keys } = browser()
  const days = (count: number) => new Date(Date.now() + count * 86_400_000)
  await follow({ endpoint, keys })
  await tidyAlerts(days(180))
  expect(await db.pushSubscription.count({ where: { endpoint } })).toBe(1)
  await tidyAlerts(days(181))
  expect(await db.pushSubscription.count({ where: { endpoint } })).toBe(0)
})
