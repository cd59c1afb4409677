import { expect, test } from '@playwright/test'
import { addUnit, type OwnUnit } from '../support/boards'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { inWorker, withPushService } from '../support/push-browser'

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
  expect(await page.evaluate(() => window.name)).toBe('')
})

test('where nothing is out it says when the button comes, and where nothing is kept it promises nothing', async ({
  page,
  request,
}) => {
  const there = `UPDATE "Stock" SET "balance" = 7, "emptySince" = NULL WHERE "unitId" = $1`
  await query(testDatabaseUrl(), there, [unit.id])
  await expect.poll(async () => (await request.get(`/layanan/${unit.slug}/kabari`)).text()).toContain('7 keping')
  await page.goto(`/layanan/${unit.slug}/kabari`)
  await expect(page.getByText('muncul begitu ada yang habis')).toBeVisible()
  await page.goto('/layanan/kelurahan-andonohu/kabari')
  await expect(page.getByText('Kantor ini tidak mencatat stok.')).toBeVisible()
  await expect(page.getByText('berbunyi saat stok')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'RSS kantor ini (Atom)' })).toBeVisible()
})

test('the service worker shows what is sent; a press on "Berhenti" stops it', async ({ page, context }) => {
  const endpoint = await withPushService(page)
  await page.goto(`/layanan/${unit.slug}/kabari`)
  await page.getByRole('button', { name: /^Kabari saya/ }).click()
  await expect(page.getByText('Anda akan dikabari di peramban ini')).toBeVisible()
  const words = { id: { title: 'Blanko: ada lagi', body: '5 keping', stop: 'Berhenti' }, en: {} }
  const of = { unit: unit.slug, item: 'blanko-ktp-el' }
  const { shown } = await inWorker(context, '/jari-sw.js', endpoint, {
    ...{ news: { url: `/layanan/${unit.slug}`, tag: 'x', of, words }, press: 'stop' },
  })
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
