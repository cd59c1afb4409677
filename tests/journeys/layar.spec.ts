import { expect, test, type Page } from '@playwright/test'
import { formatDay } from '@/components/format'
import { addDays, dayOf } from '@/lib/domain/calendar'
import { POLL_MS } from '@/lib/domain/screen'
import { addUnit } from '../support/boards'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'

test.use({ viewport: { width: 1920, height: 1080 } })
const MINUTE = 60_000

/** Lets the page's time go on, again and again: the load event comes before its script counts. */
const passUntil = (page: Page, span: number, line: RegExp) =>
  expect(async () => {
    await page.clock.runFor(span)
    await expect(page.getByText(line)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })

test('a screen follows its office by itself', async ({ page }) => {
  await page.clock.install()
  const unit = await addUnit()
  await expect(async () => expect((await page.goto(`/layar/${unit.slug}`))?.status()).toBe(200)).toPass()
  const status = page.getByRole('region', { name: 'Status sekarang' })
  await expect(status).toContainText('Belum diperbarui')
  const [sql, id] = [`UPDATE "Offering" SET "override" = 'UNAVAILABLE' WHERE "unitId" = $1`, unit.id]
  await query(testDatabaseUrl(), sql, [id])
  await expect(async () => {
    await page.clock.runFor(POLL_MS)
    await expect(status).toContainText('Tidak ada layanan', { timeout: 1000 })
  }).toPass({ timeout: 60_000 })
})

test('its letters are large enough for a hall, and nothing but the office is on it', async ({ page }) => {
  await page.goto('/layar/disdukcapil')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Disdukcapil')
  await expect(page.getByText(/^\d\d\.\d\d WITA$/)).toBeVisible()
  await expect(page.getByText('Blanko KTP-el')).toBeVisible()
  await expect(page.locator('footer, body > header')).toHaveCount(2)
  for (const around of await page.locator('footer, body > header').all()) await expect(around).toBeHidden()
  const sizes = await page
    .locator('main :is(p, li, h1, h2)')
    .evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)))
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(36)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1080)
})

test('it announces the next days on which the office is shut', async ({ page }) => {
  const unit = await addUnit()
  const day = addDays(dayOf(new Date()), 2)
  const closure = `INSERT INTO "Closure" ("id", "unitId", "from", "until", "reason") VALUES ($1, $2, $3, $3, 'Rapat dinas')`
  await query(testDatabaseUrl(), closure, [`layar-${unit.slug}`, unit.id, day])
  await expect(async () => {
    await page.goto(`/layar/${unit.slug}`)
    await expect(page.getByText(`Tutup ${formatDay(day, 'id')}: Rapat dinas`)).toBeVisible({ timeout: 1000 })
  }).toPass()
})

test('on a TV that stands upright they are as large, and it still fits', async ({ page }) => {
  await page.setViewportSize({ width: 1080, height: 1920 })
  await page.goto('/layar/disdukcapil')
  const line = page.getByText('Blanko KTP-el')
  await expect(line).toBeVisible()
  expect(await line.evaluate((one) => parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThanOrEqual(36)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1920)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1080)
})

test('without a connection it says how old it is, then that it does not know, and comes back by itself', async ({
  page,
  context,
}) => {
  await page.clock.install()
  await page.goto('/layar/disdukcapil')
  await expect(page.getByText(/Data \d\d\.\d\d WITA\.$/)).toBeVisible()
  await context.setOffline(true)
  await passUntil(page, 5 * MINUTE, /Data terakhir \d\d\.\d\d WITA, \d+ menit yang lalu: sambungan terputus\.$/)
  await passUntil(page, 24 * 60 * MINUTE, /Status mungkin sudah berubah\./)
  await expect(page.getByText(/^Terakhir diketahui \d\d\.\d\d WITA: /)).toBeVisible()
  await expect(page.getByText(/sambungan terputus/)).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('sambungan terputus')).toHaveCount(0)
  await expect(page.getByText('Status mungkin sudah berubah.')).toHaveCount(0)
})

test('a Wi-Fi that answers with its own page is no news', async ({ page }) => {
  await page.clock.install()
  await page.goto('/layar/disdukcapil')
  await page.route('**/api/v1/units/*', (route) =>
    route.fulfill({ body: '<html>masuk</html>', contentType: 'text/html' }),
  )
  await passUntil(page, 3 * MINUTE, /Data terakhir .*sambungan terputus\.$/)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page loads itself again', async ({ page }) => {
    await page.goto('/layar/kelurahan-andonohu')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Andonohu')
    await expect(page.locator('noscript meta[http-equiv=refresh]')).toHaveAttribute('content', '60')
  })
})

test('what is no office is a 404', async ({ request }) => {
  expect((await request.get('/layar/tidak-ada')).status()).toBe(404)
})

for (const path of ['/layar/disdukcapil', '/layar/kelurahan-kandai']) {
  test(`${path} reads well in both themes, on a TV and on a phone`, async ({ page }) => {
    await page.goto(path)
    await expectGoodLooks(page)
  })
}
