import { expect, test, type Page } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { codeOn, CODE, countReports, expectQuestion, factsOf, referenceOn } from '../support/report-page'
import { proven } from '../support/reports'
import { dumpDatabase, recordTraffic, tracesIn } from '../support/traces'

/** The office that reports are about here, and in no other file: they are counted. */
const ANDONOHU = '74.71.04.1003'
/** A sentence that stands nowhere else. */
const secret = () => `rahasia${crypto.randomUUID().replaceAll('-', '')}`
const next = (page: Page) => page.getByRole('button', { name: 'Lanjut' }).click()

/** Through all questions to the check page. `look` sees each page. */
async function fillIn(page: Page, story: string, look: (page: Page) => Promise<void> = async () => {}): Promise<void> {
  await page.goto('/lapor')
  await expect(page.getByText(/Tombol tidak menanggapi/)).toBeHidden()
  await look(page)
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  await next(page)
  await expectQuestion(page, 'Di kantor mana?')
  await page.getByLabel('Cari kantor').fill('anduonohu')
  await page.getByRole('radio', { name: 'Kelurahan Andonohu' }).check()
  await look(page)
  await next(page)
  await expectQuestion(page, 'Untuk layanan apa?')
  await page.getByLabel('Cari layanan').fill('usaha')
  await page.getByRole('radio', { name: 'Surat keterangan usaha (SKU)' }).check()
  await look(page)
  await next(page)
  await expectQuestion(page, 'Apa yang terjadi?')
  await look(page)
  await page.getByLabel('Ceritakan dengan kata-kata Anda').fill(story)
  await next(page)
  await expectQuestion(page, /^Berapa yang diminta/)
  await expect(page.getByText('Resminya: Rp0')).toBeVisible()
  await page.getByLabel('Jumlahnya').fill('50 ribu')
  await page.getByRole('radio', { name: 'Belum' }).check()
  await look(page)
  await next(page)
  await expectQuestion(page, 'Kapan terjadi?')
  await page.getByRole('radio', { name: 'Pada tanggal lain' }).check()
  await page.getByLabel('Tanggal', { exact: true }).fill('2026-11-02')
  await look(page)
  await next(page)
  await expectQuestion(page, 'Siapa yang melakukannya?')
  await look(page)
  await page.getByRole('button', { name: 'Tidak tahu' }).click()
  await expectQuestion(page, 'Ada bukti? (boleh dilewati)')
  await look(page)
  await next(page)
  await expectQuestion(page, 'Ada pemeriksa yang tidak boleh membaca ini?')
  await look(page)
  await next(page)
  await expectQuestion(page, 'Boleh kami tahu siapa Anda?')
  await page.getByRole('radio', { name: 'Saya mau menyebut nama' }).check()
  await look(page)
  await page.getByRole('radio', { name: 'Tetap tanpa nama' }).check()
  await next(page)
  await expectQuestion(page, 'Periksa jawaban Anda')
  await look(page)
}

test('a report: sealed here, and no word of it in any request, row, storage or title', async ({ page, context }) => {
  const story = secret()
  const traffic = recordTraffic(context)
  await fillIn(page, `Petugas ${story} meminta uang map 👍.`)
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expectQuestion(page, 'Laporan diterima dan terkunci')
  const receipt = await codeOn(page)
  expect(receipt).toMatch(CODE)
  await expect(page.getByText(/Diverifikasi paling lambat \w+, \d+ \w+ 20\d\d/)).toBeVisible()
  const reference = await referenceOn(page)
  expect(await factsOf(reference)).toMatchObject({ sealedBy: 'BROWSER', category: 'demanded' })

  const secrets = [story, receipt, receipt.replaceAll('-', '')]
  expect(traffic()).toContain('/lapor/kirim')
  expect(tracesIn(traffic(), secrets)).toEqual([])
  expect(tracesIn(await dumpDatabase(testDatabaseUrl()), secrets)).toEqual([])
  expect(await page.title()).toBe('JARI')
  expect(page.url()).toMatch(/\/lapor$/)
  expect(
    await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]),
  ).toEqual([0, 0, 0])
  expect(await page.locator('body').innerText()).not.toContain(story)
})

test('the search for traces finds what is there', async ({ page, context, request }) => {
  const traffic = recordTraffic(context)
  await page.goto('/lapor')
  const word = secret()
  await page.evaluate((body) => fetch('/lapor/kirim', { method: 'POST', body: btoa(`xy${body}z`) }), word)
  expect(tracesIn(traffic(), [word])).not.toEqual([])
  expect(request).toBeDefined()
  const url = testDatabaseUrl()
  await query(url, `INSERT INTO "Setting" ("key", "value") VALUES ($1, 'uji')`, [word])
  expect(tracesIn(await dumpDatabase(url), [word])).not.toEqual([])
  await query(url, 'DELETE FROM "Setting" WHERE "key" = $1', [word])
})

test('every page looks well in both themes and at 320 px, says JARI, and has the quick exit', async ({ page }) => {
  test.setTimeout(180_000)
  await fillIn(page, 'Petugas meminta uang map.', async (shown) => {
    await expect(shown.getByRole('link', { name: 'Keluar cepat' })).toBeVisible()
    expect(await shown.title()).toBe('JARI')
    await expectGoodLooks(shown)
  })
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expectQuestion(page, 'Laporan diterima dan terkunci')
  await expectGoodLooks(page)
})

test('sealing and checking code is loaded when it is needed, not before', async ({ page }) => {
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') scripts.push(await response.text().catch(() => ''))
  })
  await page.goto('/lapor')
  await page.waitForLoadState('networkidle')
  const loaded = () => ({
    age: scripts.some((text) => text.includes('age-encryption.org/v1')),
    zod: scripts.some((text) => text.includes('$ZodType')),
  })
  expect(loaded()).toEqual({ age: false, zod: false })
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  await next(page)
  await expectQuestion(page, 'Di kantor mana?')
  expect(loaded()).toEqual({ age: false, zod: true })
  await next(page)
  await expectQuestion(page, 'Untuk layanan apa?')
  await next(page)
  await page.getByLabel('Ceritakan dengan kata-kata Anda').click()
  await expect.poll(loaded).toEqual({ age: true, zod: true })
})

// With one the report would go by itself (luring.spec.ts).
test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('the connection breaks after the report was stored: sent again it has its receipt, and is one report', async ({
    page,
  }) => {
    const sent: string[] = []
    let broken = false
    await page.route('/lapor/kirim', async (route) => {
      sent.push(route.request().postData() ?? '')
      if (broken) return route.continue()
      broken = true
      expect((await route.fetch()).status()).toBe(200)
      await route.abort('connectionreset')
    })
    const before = await countReports('demanded', ANDONOHU)
    await fillIn(page, 'Petugas meminta uang map.')
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await expectQuestion(page, 'Sambungan terputus')
    await expectGoodLooks(page)
    await page.getByRole('button', { name: 'Kirim lagi' }).click()
    await expectQuestion(page, 'Laporan diterima dan terkunci')
    expect(sent).toHaveLength(2)
    expect(sent[1]).toBe(sent[0])
    expect(await countReports('demanded', ANDONOHU)).toBe(before + 1)

    const receipt = await codeOn(page)
    const reference = await referenceOn(page)
    await page.getByRole('checkbox', { name: 'Sudah saya simpan' }).check()
    await page.getByRole('link', { name: 'Ke halaman Lacak' }).click()
    await page.waitForURL('**/lacak') // with its scripts: before them a press does nothing
    await page.getByLabel('Kode laporan').fill(receipt)
    await page.getByRole('button', { name: 'Buka', exact: true }).click()
    await expect(page.getByText(reference)).toBeVisible()
  })
})

test('pressed twice in a hurry it is one report', async ({ page }) => {
  const before = await countReports('demanded', ANDONOHU)
  await fillIn(page, 'Petugas meminta uang map.')
  await page.getByRole('button', { name: 'Kirim dan kunci' }).dblclick()
  await expectQuestion(page, 'Laporan diterima dan terkunci')
  expect(await countReports('demanded', ANDONOHU)).toBe(before + 1)
})

test('the receipt can be copied, saved as a picture and is not left unsaved', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await fillIn(page, 'Petugas meminta uang map.')
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expectQuestion(page, 'Laporan diterima dan terkunci')
  await page.getByRole('button', { name: 'Salin', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Tersalin' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await codeOn(page))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Simpan gambar' }).click()
  expect((await download).suggestedFilename()).toBe('catatan.png')
  await expect(page.getByText(/Gambar tersimpan/)).toBeVisible()

  let asked = 0
  page.on('dialog', async (dialog) => {
    asked += 1
    await dialog.dismiss()
  })
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toBe(1)
})

test('an office’s page sends its office along', async ({ page }) => {
  await page.goto('/lapor?unit=kelurahan-kadia')
  await page.getByRole('radio', { name: 'Layanan buruk atau dipersulit' }).check()
  await next(page)
  await expectQuestion(page, 'Apa yang kurang?')
  await expectGoodLooks(page)
  await page.getByRole('radio', { name: 'Syarat tambahan' }).check()
  await next(page)
  await expect(page.getByLabel('Atau pilih dari daftar')).toHaveValue('74.71.08.1001')
})

test('the browser’s own "back" leads page by page and keeps everything; the quick exit leaves nothing', async ({
  page,
}) => {
  await page.goto('/')
  await fillIn(page, 'Petugas meminta uang map.')
  for (const question of [
    'Boleh kami tahu siapa Anda?',
    /^Ada pemeriksa/,
    /^Ada bukti/,
    /^Siapa yang/,
    'Kapan terjadi?',
    /^Berapa/,
  ]) {
    await page.goBack()
    await expectQuestion(page, question)
  }
  await expect(page.getByLabel('Jumlahnya')).toHaveValue('50 ribu')
  expect(page.url()).toMatch(/\/lapor$/)
  await page.goForward()
  await expect(page.getByLabel('Tanggal', { exact: true })).toHaveValue('2026-11-02')
  await page.route('https://www.bmkg.go.id/**', (route) => route.fulfill({ contentType: 'text/html', body: 'cuaca' }))
  for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
  await expect(page.getByText('cuaca')).toBeVisible()
  // One "back" leads before the form; its own entries lie ahead, empty.
  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
  await page.goForward()
  await page.goForward()
  await expect(page.getByRole('radio', { name: 'Diminta membayar' })).not.toBeChecked()
  expect(await page.locator('body').innerText()).not.toContain('uang map')
})

test('answers are kept by no cache, and foreign or oversized requests are told so', async ({ request }) => {
  expect((await request.get('/lapor')).headers()['cache-control']).toContain('no-store')
  const origin = process.env.JARI_TEST_URL!
  const big = await request.post('/lapor/kirim', {
    headers: { origin, 'content-type': 'application/json' },
    data: 'x'.repeat(10_000_000),
  })
  expect(big.status()).toBe(413)
  const foreign = await request.post('/lapor/kirim', { headers: { origin: 'https://jahat.example' }, data: {} })
  expect(foreign.status()).toBe(403)
  const broken = await request.post('/lapor/kirim', {
    headers: { origin, 'content-type': 'application/json', ...(await proven(request)) },
    data: '{"sealed":',
  })
  expect(broken.status()).toBe(400)
  expect(broken.headers()['content-type']).toBe('application/problem+json')
  expect((await request.get('/lapor/kirim')).status()).toBe(405)
})
