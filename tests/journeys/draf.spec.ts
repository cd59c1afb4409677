import { expect, test } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { smallPdf } from '../support/evidence'
import { keeps, keptHere } from '../support/kept'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { referenceOn } from '../support/report-page'
import { tracesIn } from '../support/traces'
import { onward, write } from '../support/wizard'

test('a draft: only when asked, under a PIN, not readable without it; a wrong PIN loses nothing; gone once sent', async ({
  page,
}) => {
  const story = `rahasia${crypto.randomUUID().replaceAll('-', '')}`
  await write(page, story, { until: 'Kapan terjadi?' })
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await page.getByText('Simpan tulisan ini di HP').click()
  await page.getByLabel('PIN baru').fill('12345')
  await page.getByRole('button', { name: 'Simpan di HP ini' }).click()
  await expect(page.getByText('Paling sedikit 6 angka atau huruf.')).toBeVisible()
  await expectGoodLooks(page)
  await page.getByLabel('PIN baru').fill('ikan bakar 7')
  await page.getByRole('button', { name: 'Simpan di HP ini' }).click()
  await expect(page.getByText('Tersimpan di HP ini, terkunci PIN.')).toBeVisible()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).not.toHaveText('Kapan terjadi?')
  expect(await keptHere(page)).toContain('age-encryption.org/v1')
  expect(tracesIn(await keptHere(page), [story, 'ikan bakar 7'])).toEqual([])

  const later = await page.context().newPage()
  await page.close()
  await later.goto('/lapor')
  await expect(later.getByText('Ada tulisan yang tersimpan di HP ini')).toBeVisible()
  await later.getByLabel('PIN', { exact: true }).fill('ikan goreng')
  await later.getByRole('button', { name: 'Lanjutkan tulisan' }).click()
  await expect(later.getByText('PIN itu tidak cocok.')).toBeVisible()
  await expectGoodLooks(later)
  await later.getByLabel('PIN', { exact: true }).fill('ikan bakar 7')
  await later.getByRole('button', { name: 'Lanjutkan tulisan' }).click()
  // It goes on after what was answered last; the way back leads page by page, as if it had just been walked.
  await expect(later.getByRole('heading', { level: 2, name: 'Berapa yang diminta atau diberikan?' })).toBeVisible()
  await later.getByRole('button', { name: 'Kembali' }).click()
  await onward(later, (field) => expect(field).toHaveValue(story))
  await later.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(later.getByRole('heading', { level: 2, name: 'Laporan diterima dan terkunci' })).toBeVisible()
  expect(await later.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})

test('a tab that is closed over a draft, as the camera does it: its files go on, and are part of the report', async ({
  page,
}) => {
  await write(page, 'Diminta uang map.', { until: 'Ada bukti?' })
  await page.getByText('Simpan tulisan ini di HP').click()
  await page.getByLabel('PIN baru').fill('ikan bakar 7')
  await page.getByRole('button', { name: 'Simpan di HP ini' }).click()
  await expect(page.getByText('Tersimpan di HP ini, terkunci PIN.')).toBeVisible()
  const paper = { name: 'Surat Pak Rahasia.pdf', mimeType: 'application/pdf', buffer: smallPdf(1_500_000) }
  // The first piece arrives, the line is lost, and then the tab is.
  await page.route('**/bukti/*', async (route) => {
    const offset = Number(await route.request().headerValue('upload-offset'))
    return offset > 0 ? route.abort('connectionreset') : route.continue()
  })
  await page.getByLabel('Pilih foto, video, suara atau PDF').setInputFiles(paper)
  await expect(page.getByText(/Menunggu sinyal di \d+ %/)).toBeVisible({ timeout: 60_000 })
  expect(tracesIn(await keptHere(page), ['Rahasia', 'ikan bakar 7'])).toEqual([])
  expect(await keptHere(page)).not.toMatch(/AGE-SECRET-KEY-1[0-9A-Z]{20}/)

  const later = await page.context().newPage()
  await page.close()
  const offsets: number[] = []
  later.on('request', async (sent) => {
    if (sent.method() === 'PATCH') offsets.push(Number(await sent.headerValue('upload-offset')))
  })
  await later.goto('/lapor')
  await later.getByLabel('PIN', { exact: true }).fill('ikan bakar 7')
  await later.getByRole('button', { name: 'Lanjutkan tulisan' }).click()
  await onward(later, async () => undefined)
  await expect(later.getByText('Surat Pak Rahasia.pdf')).toBeVisible()
  await expect(later.getByText('Terkunci dan sampai.')).toBeVisible({ timeout: 60_000 })
  expect(Math.min(...offsets)).toBeGreaterThan(0)
  await later.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(later.getByRole('heading', { level: 2, name: 'Laporan diterima dan terkunci' })).toBeVisible()
  const { rows } = await query<{ files: number }>(
    testDatabaseUrl(),
    `SELECT count("Evidence".*)::int AS files FROM "Case" JOIN "Evidence" ON "caseId" = "Case"."id" WHERE "reference" = $1`,
    [await referenceOn(later)],
  )
  expect(rows).toEqual([{ files: 1 }])
  expect(await later.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})

test('what another app shares is put into the story, and goes to no server and into no address', async ({
  page,
  context,
}) => {
  const story = `rahasia${crypto.randomUUID().replaceAll('-', '')}`
  await page.goto('/')
  await keeps(page)
  const sent: string[] = []
  context.on('request', (request) => {
    // The page's own request holds it; the worker answers that one, so only what the worker asks for leaves the phone.
    if (request.serviceWorker() || !request.url().endsWith('/lapor/bagikan'))
      sent.push(request.url(), request.postDataBuffer()?.toString('latin1') ?? '')
  })
  const answered = page.waitForResponse((response) => response.url().endsWith('/lapor/bagikan'))
  await page.evaluate((text) => {
    document.body.innerHTML =
      '<form method="post" action="/lapor/bagikan" enctype="multipart/form-data"><textarea name="text"></textarea></form>'
    document.querySelector('textarea')!.value = text
    document.forms[0]!.submit()
  }, story)
  await expect(page.getByText('Teks yang Anda bagikan sudah ada di sini')).toBeVisible()
  await expectGoodLooks(page)
  expect(page.url()).toMatch(/\/lapor$/)
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  await onward(page, (field) => expect(field).toHaveValue(story))
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Laporan diterima dan terkunci' })).toBeVisible()
  expect((await answered).fromServiceWorker()).toBe(true)
  expect(sent.join()).toContain('/lapor/kirim')
  expect(tracesIn(sent.join('\n'), [story])).toEqual([])
  expect(tracesIn(await keptHere(page), [story])).toEqual([])
})

test('"hapus jejak" leaves nothing here, after a warning, and says what it cannot erase', async ({ page }) => {
  await page.goto('/')
  await keeps(page)
  await page.route('/lapor/kirim', (route) => route.abort('internetdisconnected'))
  await write(page, 'Petugas meminta uang map.', { until: 'Kapan terjadi?' })
  await page.getByText('Simpan tulisan ini di HP').click()
  await page.getByLabel('PIN baru').fill('ikan bakar 7')
  await page.getByRole('button', { name: 'Simpan di HP ini' }).click()
  await page.evaluate(() => localStorage.setItem('apa', 'saja'))
  page.on('dialog', (dialog) => void dialog.accept())
  await page.getByRole('link', { name: 'Hapus semua jejak' }).click()
  await page.getByRole('button', { name: 'Hapus jejak' }).click()
  await expect(page.getByText('Laporan yang belum terkirim dan tulisan yang tersimpan hilang')).toBeVisible()
  await expectGoodLooks(page)
  expect((await page.evaluate(() => indexedDB.databases())).map(({ name }) => name)).toContain('jari-draf')
  await page.getByRole('button', { name: 'Ya, hapus semuanya' }).click()
  await expect(page.getByText('Jejak JARI di peramban ini sudah dihapus')).toBeVisible()
  await expect(page.getByText(/Yang tidak dapat kami hapus: riwayat peramban/)).toBeVisible()
  await expectGoodLooks(page)
  const left = () =>
    page.evaluate(async () => [
      ...[
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
        localStorage.length,
        sessionStorage.length,
      ],
      (await navigator.serviceWorker.getRegistrations()).length,
    ])
  await expect.poll(left).toEqual([0, 0, 0, 0, 0])
})

test('traces are erased at the word of our own pages alone; without JavaScript too', async ({
  request,
  browser,
  baseURL,
}) => {
  const foreign = await request.post('/aman/hapus', { headers: { origin: 'https://jahat.example' } })
  expect([foreign.status(), foreign.headers()['clear-site-data']]).toEqual([403, undefined])
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL!, locale: 'id-ID' })
  await context.addCookies([{ name: 'tema', value: 'gelap', url: baseURL! }])
  const page = await context.newPage()
  await page.goto('/aman')
  await page.getByRole('button', { name: 'Hapus jejak' }).click()
  await expect(page).toHaveURL(/\/$/)
  expect(await context.cookies()).toEqual([])
  await context.close()
})

test('no Android app is vouched for where none is configured', async ({ request }) => {
  expect((await request.get('/.well-known/assetlinks.json')).status()).toBe(404)
})
