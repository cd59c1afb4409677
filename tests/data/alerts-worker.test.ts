import type PgBoss from 'pg-boss'
import { openAlerts, takeDelivery } from '@/lib/data/alert-queue'
import { followStock } from '@/lib/data/alerts'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { forget } from '@/lib/data/public-memory'
import { collectAlerts, push, workAlerts } from '@/lib/jobs/alerts'
import { newBoss } from '@/lib/jobs/boss'
import { vapid } from '@/lib/push/vapid'

import { browser, isSigned, pushService } from '../support/push-service'
import { boardUnit, ITEM, stockInput, type TestUnit } from './boards'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

type Browser = ReturnType<typeof browser>
let service: Awaited<ReturnType<typeof pushService>>
let unit: TestUnit
const bosses: PgBoss[] = []

beforeAll(async () => {
  service = await pushService()
})
beforeEach(async () => {
  service.received.length = 0
  service.answers(() => 201)
  unit = await boardUnit()
  forget('units')
  await addStockEntry(unit.operator, stockInput(0, 'COUNTED'))
})
afterEach(async () => {
  for (const boss of bosses.splice(0)) await boss.stop({ graceful: true, wait: true })
})
afterAll(() => service.close())

async function start(transport = service.transport): Promise<PgBoss> {
  const boss = newBoss()
  bosses.push(boss)
  await boss.start()
  await workAlerts(boss, transport)
  return boss
}

async function waitingBrowser(): Promise<Browser> {
  const one = browser()
  const { endpoint, keys } = one
  expect((await followStock({ unit: unit.slug, item: ITEM, subscription: { endpoint, keys } })).ok).toBe(true)
  return one
}

const got = ({ endpoint }: Browser) => service.received.filter((message) => message.endpoint === endpoint)

/** Waits until something holds; it fails with the test's own time. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Every job of this alert has come to its end. */
async function jobsDone(alertId: number): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: bigint }[]>`
    SELECT count(*) AS open FROM pgboss.job
    WHERE "data"->>'alertId' = ${String(alertId)} AND state IN ('created', 'active', 'retry')`
  return Number(rows[0]?.open) === 0
}

async function alertId(): Promise<number> {
  const alert = (await openAlerts()).find(({ unitId }) => unitId === unit.id)
  if (!alert) throw new Error('no alert')
  return alert.id
}

test('who waits is told once, signed, and readable by their browser alone', async () => {
  const [one, other, stranger] = [await waitingBrowser(), await waitingBrowser(), browser()]
  const boss = await start()
  await addStockEntry(unit.operator, stockInput(1250))
  const id = await alertId()
  await collectAlerts(boss)
  await until(() => service.received.length >= 2 && jobsDone(id))
  const [message] = got(one)
  expect([got(one).length, got(other).length]).toEqual([1, 1])
  expect(one.open(message?.body ?? Buffer.alloc(0))).toEqual({
    ...{ url: `/layanan/${unit.slug}`, tag: `${unit.slug}/${ITEM}`, of: { unit: unit.slug, item: ITEM } },
    words: {
      id: {
        title: 'Blanko KTP-el: ada lagi',
        body: `Unit ${unit.id}: 1.250 keping menurut buku stok. Urus sendiri, gratis.`,
        stop: 'Berhenti',
      },
      en: expect.objectContaining({ stop: 'Stop' }),
    },
  })
  expect(() => stranger.open(message?.body ?? Buffer.alloc(0))).toThrow()
  expect(message?.headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' })
  expect(isSigned(String(message?.headers.authorization), one.endpoint, vapid().publicKey)).toBe(true)
})

test('the same alert, collected again and by two processes, goes out once; the next one goes out again', async () => {
  const one = await waitingBrowser()
  const [first, second] = [await start(), await start()]
  await addStockEntry(unit.operator, stockInput(5))
  const id = await alertId()
  await Promise.all([collectAlerts(first), collectAlerts(second)])
  await db.stockAlert.update({ where: { id }, data: { doneAt: null } }) // as after a crash before it was closed
  await collectAlerts(second)
  await until(() => got(one).length > 0 && jobsDone(id))
  expect(got(one)).toHaveLength(1)

  await addStockEntry(unit.operator, stockInput(5, 'ISSUED'))
  await addStockEntry(unit.operator, stockInput(3))
  const next = await alertId()
  await collectAlerts(first)
  await until(() => got(one).length > 1 && jobsDone(next))
  expect(got(one)).toHaveLength(2)
})

test('what was taken on before a restart is sent after it', async () => {
  const one = await waitingBrowser()
  const down = newBoss()
  await down.start()
  await workAlerts(down, service.transport)
  await down.offWork('alerts-push')
  await addStockEntry(unit.operator, stockInput(5))
  const id = await alertId()
  await collectAlerts(down)
  await down.stop({ graceful: false, wait: true })
  expect(got(one)).toEqual([])
  await start()
  await until(() => got(one).length > 0 && jobsDone(id))
  expect(got(one)).toHaveLength(1)
})

test('a crash between taking and sending loses it, and never sends it twice', async () => {
  const one = await waitingBrowser()
  await addStockEntry(unit.operator, stockInput(5))
  const { id } = await db.pushSubscription.findFirstOrThrow({ where: { endpoint: one.endpoint } })
  const job = { alertId: await alertId(), subscriptionId: id }
  expect(await takeDelivery(job.alertId, id)).not.toBeNull() // and here the process ended
  await push(job, service.transport)
  expect(got(one)).toEqual([])
})

test('a push service that takes nothing now is tried again; one that broke off under way is not', async () => {
  const one = await waitingBrowser()
  await addStockEntry(unit.operator, stockInput(5))
  const { id } = await db.pushSubscription.findFirstOrThrow({ where: { endpoint: one.endpoint } })
  const job = { alertId: await alertId(), subscriptionId: id }
  for (const status of [503, 429]) {
    service.answers(() => status)
    await expect(push(job, service.transport)).rejects.toThrow()
  }
  await expect(push(job, () => Promise.reject(Object.assign(new Error(), { code: 'EPIPE' })))).resolves.toBeUndefined()
  service.answers(() => 201)
  await push(job, service.transport)
  expect(got(one)).toHaveLength(2)
})

test('while the line is down a message is tried for more than half a day', async () => {
  await waitingBrowser()
  const boss = newBoss()
  bosses.push(boss)
  await boss.start()
  await workAlerts(boss, service.transport)
  await boss.offWork('alerts-push')
  await addStockEntry(unit.operator, stockInput(5))
  const id = await alertId()
  await collectAlerts(boss)
  const [job] = await db.$queryRaw<{ limit: number; delay: number; backoff: boolean }[]>`
    SELECT retry_limit AS "limit", retry_delay AS "delay", retry_backoff AS "backoff" FROM pgboss.job
    WHERE "data"->>'alertId' = ${String(id)}`
  // As pg-boss doubles it (plans.js, failJobs), at the least.
  const seconds = (job?.delay ?? 0) * (2 ** (job?.limit ?? 0) - 1)
  expect([job?.backoff, seconds > 12 * 3600]).toEqual([true, true])
})

test('a browser that is gone is forgotten, with everything it waited for', async () => {
  const [gone, there] = [await waitingBrowser(), await waitingBrowser()]
  service.answers((endpoint) => (endpoint === gone.endpoint ? 410 : 201))
  const boss = await start()
  await addStockEntry(unit.operator, stockInput(5))
  const id = await alertId()
  await collectAlerts(boss)
  await until(() => service.received.length >= 2 && jobsDone(id))
  const left = await db.pushSubscription.findMany({ where: { unitId: unit.id }, select: { endpoint: true } })
  expect(left).toEqual([{ endpoint: there.endpoint }])
})

test('when it is out again before anybody was told, nobody is', async () => {
  const one = await waitingBrowser()
  const boss = await start()
  await addStockEntry(unit.operator, stockInput(5))
  await addStockEntry(unit.operator, stockInput(5, 'ISSUED'))
  const id = await alertId()
  await collectAlerts(boss)
  expect(await db.stockAlert.findUniqueOrThrow({ where: { id } })).toMatchObject({ doneAt: expect.any(Date) })
  expect(await jobsDone(id)).toBe(true)
  expect(got(one)).toEqual([])
})
