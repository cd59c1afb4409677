import { expect, type Page, test } from '@playwright/test'
import { expectGoodLooks } from '../support/looks'

const rows = (page: Page) => page.getByRole('region', { name: /kantor/ }).getByRole('listitem')

for (const [typed, name] of [
  ['anduonohu', 'Kelurahan Andonohu'],
  ['ANDONOHO', 'Kelurahan Andonohu'],
  ['watuwatu', 'Kelurahan Watu-Watu'],
  ['puwatu', 'Puuwatu'],
] as const) {
  test(`"${typed}" finds ${name}, and its board`, async ({ page }) => {
    await page.goto('/layanan')
    await page.getByLabel('Cari kantor atau layanan').fill(typed)
    await page.getByRole('button', { name: 'Cari' }).click()
    await expect(page).toHaveURL(new RegExp(`q=${typed}`))
    await expect(rows(page).first()).toContainText(name)
    await rows(page).first().getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a resident searches, filters, reads a service and goes on to report', async ({ page }) => {
    await page.goto('/layanan')
    await page.getByLabel('Cari kantor atau layanan').fill('ktp hilang')
    await page.getByRole('button', { name: 'Cari' }).click()
    // Other journeys found offices of their own meanwhile, which may offer the same.
    const registry = rows(page).filter({ hasText: 'Disdukcapil' }).first()
    await expect(registry).toBeVisible()
    await expect(page.getByLabel('Cari kantor atau layanan')).toHaveValue('ktp hilang')
    await page.getByRole('link', { name: 'KTP-el', exact: true }).click()
    await expect(page.getByRole('link', { name: 'KTP-el', exact: true })).toHaveAttribute('aria-current', 'true')
    await registry.getByRole('link').click()

    const service = page
      .getByRole('listitem')
      .filter({ has: page.getByText('Penggantian KTP-el hilang', { exact: true }) })
    await service.getByText('Penggantian KTP-el hilang').click()
    for (const part of ['Syarat', 'Langkah', 'Biaya', 'Waktu', 'Dasar hukum', 'Menunggu konfirmasi unit', 'Rp0']) {
      await expect(service.getByText(part).first()).toBeVisible()
    }
    await page.getByRole('link', { name: 'Laporkan' }).click()
    await expect(page).toHaveURL(/\/lapor\?unit=disdukcapil$/)
  })

  test('a kecamatan shows itself and its kelurahan', async ({ page }) => {
    await page.goto('/layanan')
    await page.locator('summary', { hasText: 'Kecamatan' }).click()
    await page.getByRole('link', { name: 'Kecamatan Poasia', exact: true }).click()
    await expect(page.getByRole('heading', { name: '6 kantor' })).toBeVisible()
    await expect(rows(page).first()).toContainText('Kecamatan Poasia')
    await page.getByRole('link', { name: 'Hapus semua saringan' }).click()
    await expect(page).toHaveURL(/\/layanan$/)
  })

  test('history goes back page by page', async ({ page }) => {
    await page.goto('/layanan/disdukcapil')
    const first = await page.getByRole('region', { name: 'Riwayat papan ini' }).getByRole('listitem').allTextContents()
    await page.getByRole('link', { name: 'Yang lebih lama' }).click()
    await expect(page.getByRole('link', { name: 'Yang terbaru' })).toBeVisible() // the older page is there
    const second = await page.getByRole('region', { name: 'Riwayat papan ini' }).getByRole('listitem').allTextContents()
    expect(second.length).toBeGreaterThan(0)
    expect(second).not.toEqual(first)
    await page.getByRole('link', { name: 'Yang terbaru' }).click()
    await expect(page.getByRole('link', { name: 'Yang terbaru' })).toHaveCount(0)
  })
})

test('nothing found says what to try; what is typed stays', async ({ page }) => {
  await page.goto('/layanan?q=paspor+mars')
  await expect(page.getByText('Tidak ada yang cocok')).toBeVisible()
  await expect(page.getByLabel('Cari kantor atau layanan')).toHaveValue('paspor mars')
  await page.getByRole('link', { name: 'Lihat semua kantor' }).click()
  await expect(page.getByText('Disdukcapil', { exact: true })).toBeVisible()
})

test('what an address cannot ask for is told, not broken', async ({ page }) => {
  await page.goto(`/layanan?q=${'x'.repeat(200)}`)
  await expect(page.getByLabel('Cari kantor atau layanan')).toHaveAccessibleDescription(/paling banyak 80 huruf/)
  await expect(page.getByLabel('Cari kantor atau layanan')).toHaveValue('x'.repeat(200))
  await page.goto('/layanan?kecamatan=tidak-ada&layanan=paspor&buka=entah&q=%00%E2%80%AEmandonga')
  await expect(page.getByText('tidak dikenal dan tidak dipakai')).toBeVisible()
  await expect(rows(page).first()).toContainText('Mandonga')
})

test('what does not exist is a 404', async ({ page, request }) => {
  for (const path of [
    'tidak-ada',
    'disdukcapil?sebelum=abc',
    'disdukcapil?sebelum=99999999999',
    'DISDUKCAPIL',
    '%00',
  ]) {
    expect([path, (await request.get(`/layanan/${path}`)).status()]).toEqual([path, 404])
  }
  await page.goto('/layanan/tidak-ada')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ada')
  await page.waitForLoadState('networkidle')
  await expect(page).toHaveTitle('JARI')
})

test('search engines find every board and service, each under one address', async ({ page, request }) => {
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toContain('Disallow: /lacak')
  const { pathname, origin } = new URL(/^Sitemap: (.+)$/m.exec(robots)![1]!)
  const map = await (await request.get(pathname)).text()
  for (const path of ['/layanan/disdukcapil', '/layanan/kelurahan-andonohu', '/layanan/jenis/ktp-hilang'])
    expect(map).toContain(`<loc>${origin}${path}</loc>`)
  expect(map).not.toMatch(/petugas|lacak/)
  await page.goto('/layanan/disdukcapil?sebelum=2147483647')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${origin}/layanan/disdukcapil`)
  await page.goto('/layanan?q=andonohu&buka=1')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${origin}/layanan`)
})

test('a map is a link to be followed, and nothing is loaded from elsewhere', async ({ page, baseURL }) => {
  const foreign: string[] = []
  page.on('request', (request) => request.url().startsWith(baseURL!) || foreign.push(request.url()))
  await page.goto('/layanan/disdukcapil')
  const map = page.getByRole('link', { name: 'Buka di OpenStreetMap' })
  await expect(map).toHaveAttribute('href', /^https:\/\/www\.openstreetmap\.org\//)
  await expect(map).toHaveAttribute('rel', /noreferrer/)
  await page.waitForLoadState('networkidle')
  expect(foreign).toEqual([])
})

test('what stands there can be sent on: words, time and address, nothing of the sender', async ({ page, baseURL }) => {
  await page.goto('/layanan/disdukcapil')
  const link = page.getByRole('link', { name: 'Bagikan lewat WhatsApp' })
  await expect(link).toHaveAttribute('rel', /noreferrer/)
  const url = new URL((await link.getAttribute('href'))!)
  expect(url.origin + url.pathname).toBe('https://wa.me/')
  expect([...url.searchParams.keys()]).toEqual(['text'])
  const said = await page.getByRole('region', { name: 'Status sekarang' }).locator('p.text-2xl').textContent()
  const { port } = new URL(baseURL!)
  expect(url.searchParams.get('text')).toMatch(
    new RegExp(
      `^Disdukcapil: .*\\(\\d+ \\w+ \\d{4}, \\d\\d\\.\\d\\d WITA\\) http://[a-z0-9.]+:${port}/layanan/disdukcapil$`,
    ),
  )
  expect(url.searchParams.get('text')).toContain(said!.slice(0, 20))
})

for (const path of [
  '/layanan',
  '/layanan?q=ktp&buka=1&layanan=ktp-el&kecamatan=kecamatan-poasia',
  '/layanan?q=paspor+mars',
  `/layanan?q=${'x'.repeat(81)}&layanan=paspor`,
  '/layanan/disdukcapil',
  '/layanan/kecamatan-abeli',
  '/layanan/kelurahan-andonohu',
]) {
  test(`${path.slice(0, 60)} reads well in both themes and on the smallest phone`, async ({ page }) => {
    await page.goto(path)
    for (const summary of await page.locator('main summary').all()) await summary.click()
    await expectGoodLooks(page)
  })
}

test('the same in English', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'bahasa', value: 'en', url: baseURL! }])
  await page.goto('/layanan/disdukcapil')
  await expect(page.getByRole('heading', { name: 'Services of this office' })).toBeVisible()
  await expect(page.locator('main')).not.toContainText(/\b(board|unit|papan)\.[a-z]/)
  await expectGoodLooks(page)
})
