import { createECDH, randomBytes, randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { addUnit, type OwnUnit } from '../support/boards'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'

let unit: OwnUnit

test.beforeEach(async ({ request }) => {
  unit = await addUnit()
  await query(
    testDatabaseUrl(),
    `INSERT INTO "Stock" ("unitId", "itemId", "balance", "emptySince", "updatedAt") VALUES ($1, 'blanko-ktp-el', 0, now(), now())`,
    [unit.id],
  )
  // The app hears of it from the database.
  await expect.poll(async () => (await request.get(`/api/v1/units/${unit.slug}`)).text()).toContain('blanko-ktp-el')
})

/** A push service needs the internet: what the browser would get from it is made here, with keys that are real. */
async function withPushService(page: Page): Promise<string> {
  const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`
  const key = createECDH('prime256v1').generateKeys()
  const keys = { p256dh: key.toString('base64url'), auth: randomBytes(16).toString('base64url') }
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript(
    (made) => {
      const kept = () => sessionStorage.getItem('pushed') === 'yes'
      const subscription = {
        endpoint: made.endpoint,
        toJSON: () => made,
        unsubscribe: async () => (sessionStorage.removeItem('pushed'), true),
      } as unknown as PushSubscription
      PushManager.prototype.subscribe = async () => (sessionStorage.setItem('pushed', 'yes'), subscription)
      PushManager.prototype.getSubscription = async () => (kept() ? subscription : null)
      // Headless Chromium answers "denied" whatever was granted.
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
      Notification.requestPermission = async () => 'granted'
    },
    { endpoint, keys },
  )
  return endpoint
}

const stored = async (endpoint: string) =>
  (
    await query(testDatabaseUrl(), 'SELECT "unitId", "itemId" FROM "PushSubscription" WHERE "endpoint" = $1', [
      endpoint,
    ])
  ).rows

test('one press to be told, one to stop; nothing is left behind', async ({ page }) => {
  const endpoint = await withPushService(page)
  await page.goto(`/layanan/${unit.slug}`)
  await page.getByRole('link', { name: 'Kabari saya bila ada' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kabari saya bila ada lagi')
  await page.getByRole('button', { name: /^Kabari saya/ }).click()
  await expect(page.getByText('Anda akan dikabari di peramban ini')).toBeVisible()
  expect(await stored(endpoint)).toEqual([{ unitId: unit.id, itemId: 'blanko-ktp-el' }])
  await expectGoodLooks(page)

  await page.reload()
  await expect(page.getByText('Anda akan dikabari di peramban ini')).toBeVisible()
  await page.getByRole('button', { name: /^Berhenti mengabari/ }).click()
  await expect(page.getByRole('button', { name: /^Kabari saya/ })).toBeVisible()
  expect(await stored(endpoint)).toEqual([])
  expect(await page.evaluate(() => sessionStorage.getItem('pushed'))).toBeNull()
})

test('the service worker shows what is sent; a press on "Berhenti" stops it', async ({ page, context }) => {
  const endpoint = await withPushService(page)
  await page.goto(`/layanan/${unit.slug}/kabari`)
  await page.getByRole('button', { name: /^Kabari saya/ }).click()
  await expect(page.getByText('Anda akan dikabari di peramban ini')).toBeVisible()
  const worker = context.serviceWorkers().find((one) => one.url().includes('/jari-sw.js'))
  if (!worker) throw new Error('no service worker')
  const shown = await worker.evaluate(
    async ([slug, address]) => {
      const scope = self as unknown as EventTarget & { registration: ServiceWorkerRegistration }
      const shown: { title: string; options: NotificationOptions }[] = []
      scope.registration.showNotification = async (title: string, options: NotificationOptions = {}) =>
        void shown.push({ title, options })
      const subscription = { endpoint: address, unsubscribe: async () => true } as unknown as PushSubscription
      PushManager.prototype.getSubscription = async () => subscription
      /** Hands an event to the worker as the browser does, and waits for what it does with it. */
      async function hand(type: string, members: object) {
        const work: Promise<unknown>[] = []
        const event = Object.assign(new Event(type), members, { waitUntil: (one: Promise<unknown>) => work.push(one) })
        scope.dispatchEvent(event)
        await Promise.all(work)
      }
      const words = { id: { title: 'Blanko: ada lagi', body: '5 keping', stop: 'Berhenti' }, en: {} }
      const sent = { url: `/layanan/${slug}`, unit: slug, item: 'blanko-ktp-el', words }
      await hand('push', { data: { json: () => sent } })
      const data = shown[0]?.options.data as unknown
      await hand('notificationclick', { action: 'stop', notification: { data, close: () => {} } })
      return shown
    },
    [unit.slug, endpoint] as const,
  )
  expect(shown).toMatchObject([{ title: 'Blanko: ada lagi', options: { body: '5 keping', lang: 'id' } }])
  expect(await stored(endpoint)).toEqual([])
})

test('the server has taken up telling: its jobs are on the clock', async () => {
  const jobs = () => query<{ name: string }>(testDatabaseUrl(), 'SELECT name FROM pgboss.schedule ORDER BY name')
  await expect
    .poll(async () => (await jobs()).rows.map(({ name }) => name))
    .toEqual(expect.arrayContaining(['alerts-collect', 'alerts-tidy', 'cases-clock', 'cases-retention']))
})

test('a browser that cannot, and one that refuses, are told so in words', async ({ page, browser, baseURL }) => {
  await page.addInitScript(() => {
    delete (window as { PushManager?: unknown }).PushManager
  })
  await page.goto(`/layanan/${unit.slug}/kabari`)
  await expect(page.getByText('Peramban ini tidak dapat menerima kabar')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Kabari saya/ })).toHaveCount(0)

  const refusing = await browser.newContext({ baseURL })
  const other = await refusing.newPage()
  await other.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' })
  })
  await other.goto(`/layanan/${unit.slug}/kabari`)
  await expect(other.getByText('Kabar dari situs ini ditolak di peramban ini')).toBeVisible()
  await refusing.close()
})
