import { POST as berhenti } from '@/app/kabari/berhenti/route'
import { POST as lihat } from '@/app/kabari/lihat/route'
import { POST as mulai } from '@/app/kabari/mulai/route'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { takeAlert } from '@/lib/data/limits'
import { forget } from '@/lib/data/public-memory'
import { boardUnit, ITEM, stockInput } from '../data/boards'
import { browser } from '../support/push-service'
import { pageRequest, problemIn } from './reporter-requests'

jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({ get: () => undefined }),
}))
jest.mock('@/lib/data/limits', () => ({ takeAlert: jest.fn() }))
beforeEach(() => jest.mocked(takeAlert).mockResolvedValue({ ok: true, value: null }))

test('begin, look, stop: what is stored is the subscription, the office and the item', async () => {
  const unit = await boardUnit()
  forget('units')
  await addStockEntry(unit.operator, stockInput(0, 'COUNTED'))
  const { endpoint, keys } = browser()
  const follow = { unit: unit.slug, item: ITEM, subscription: { endpoint, keys, expirationTime: null } }
  expect((await mulai(pageRequest('/kabari/mulai', follow))).status).toBe(200)
  const [row] = await db.pushSubscription.findMany({ where: { endpoint } })
  expect(Object.keys(row ?? {}).sort()).toEqual(['auth', 'endpoint', 'id', 'itemId', 'on', 'p256dh', 'unitId'])
  expect(await (await lihat(pageRequest('/kabari/lihat', { endpoint, unit: unit.slug }))).json()).toEqual({
    items: [ITEM],
  })
  const stopped = await berhenti(pageRequest('/kabari/berhenti', { endpoint, unit: unit.slug, item: ITEM }))
  expect(await stopped.json()).toEqual({ left: 0 })
})

test.each<[unknown, Record<string, string>, number]>([
  [{}, {}, 400],
  [{ unit: 'x', item: 'x', subscription: { endpoint: 'https://a/', keys: { p256dh: 'B', auth: 'x' } } }, {}, 400],
  [{ unit: 'x', item: 'x', subscription: { endpoint: 'https://127.0.0.1/', keys: browser().keys } }, {}, 400],
  [{ unit: 'x', item: 'x', subscription: { ...browser(), open: undefined } }, {}, 404],
  [{}, { origin: 'https://evil.example' }, 403],
  [{}, { 'content-type': 'text/plain' }, 415],
  ['x'.repeat(5000), {}, 413],
])('%j is refused', async (body, headers, status) => {
  expect((await problemIn(await mulai(pageRequest('/kabari/mulai', body, headers)))).status).toBe(status)
})

test('who asks too often is told to wait', async () => {
  jest.mocked(takeAlert).mockResolvedValue({ ok: false, error: { code: 'LIMITED' } })
  expect((await problemIn(await lihat(pageRequest('/kabari/lihat', {})))).status).toBe(429)
})
