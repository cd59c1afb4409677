import { expect, test, type Locator, type Page } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { expectPlainLooks } from '../support/plain-looks'
import { proven } from '../support/reports'
import { dumpDatabase, recordTraffic, tracesIn } from '../support/traces'

/** A sentence that stands nowhere else. */
const secret = () => `rahasia${crypto.randomUUID().replaceAll('-', '')}`
// Other files file reports at the same time (tests/support/reports.ts), all of them about Disdukcapil.
const COUNT = `SELECT count(*) AS n FROM "Case" WHERE "unitId" IS DISTINCT FROM 'disdukcapil'`
const cases = async () => Number((await query<{ n: string }>(testDatabaseUrl(), COUNT)).rows[0]!.n)
const caseOf = async (reference: string) =>
  (
    await query<{ sealedBy: string; category: string; unitId: string | null }>(
      testDatabaseUrl(),
      'SELECT "sealedBy", "category", "unitId" FROM "Case" WHERE "reference" = $1',
      [reference],
    )
  ).rows[0]
const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
const next = (page: Page) => page.getByRole('button', { name: 'Lanjut' }).click()
const code = async (page: Page) => (await page.locator('[data-receipt]').innerText()).replace(/\s/g, '')
const CODE = /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/

/** Through all questions to the check page. `look` sees each page. */
async function fillIn(page: Page, story: string, look: (page: Page) => Promise<void> = async () => {}): Promise<void> {
  await page.goto('/lapor')
  await expect(page.getByText(/Tombol tidak menanggapi/)).toBeHidden()
  await look(page)
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  await next(page)
  await heading(page, 'Di kantor mana?')
  await page.getByLabel('Cari kantor').fill('anduonohu')
  await page.getByRole('radio', { name: 'Kelurahan Andonohu' }).check()
  await look(page)
  await next(page)
  await heading(page, 'Untuk layanan apa?')
  await page.getByLabel('Cari layanan').fill('usaha')
  await page.getByRole('radio', { name: 'Surat keterangan usaha (SKU)' }).check()
  await look(page)
  await next(page)
  await heading(page, 'Apa yang terjadi?')
  await look(page)
  await page.getByLabel('Ceritakan dengan kata-kata Anda').fill(story)
  await next(page)
  await heading(page, /^Berapa yang diminta/)
  await expect(page.getByText('Resminya: Rp0')).toBeVisible()
  await page.getByLabel('Jumlahnya').fill('50 ribu')
  await page.getByRole('radio', { name: 'Belum' }).check()
  await look(page)
  await next(page)
  await heading(page, 'Kapan terjadi?')
  await page.getByRole('radio', { name: 'Pada tanggal lain' }).check()
  await page.getByLabel('Tanggal', { exact: true }).fill('2026-11-02')
  await look(page)
  await next(page)
  await heading(page, 'Siapa yang melakukannya?')
  await look(page)
  await page.getByRole('button', { name: 'Tidak tahu' }).click()
  await heading(page, 'Ada bukti? (boleh dilewati)')
  await look(page)
  await next(page)
  await heading(page, 'Ada pemeriksa yang tidak boleh membaca ini?')
  await look(page)
  await next(page)
  await heading(page, 'Boleh kami tahu siapa Anda?')
  await page.getByRole('radio', { name: 'Saya mau menyebut nama' }).check()
  await look(page)
  await page.getByRole('radio', { name: 'Tetap tanpa nama' }).check()
  await next(page)
  await heading(page, 'Periksa jawaban Anda')
  await look(page)
}

const referenceOn = async (page: Page | Locator) =>
  (await page.getByText(/^Nomor laporan/).innerText()).match(/JK-\w{4}-\w{4}/)![0]

test('a report: sealed here, and no word of it in any request, row, storage or title', async ({ page, context }) => {
  const story = secret()
  const traffic = recordTraffic(context)
  await fillIn(page, `Petugas ${story} meminta uang map 👍.`)
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await heading(page, 'Laporan diterima dan terkunci')
  const receipt = await code(page)
  expect(receipt).toMatch(CODE)
  await expect(page.getByText(/Diverifikasi paling lambat \w+, \d+ \w+ 20\d\d/)).toBeVisible()
  const reference = await referenceOn(page)
  expect(await caseOf(reference)).toMatchObject({ sealedBy: 'BROWSER', category: 'demanded' })

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
  await heading(page, 'Laporan diterima dan terkunci')
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
  await heading(page, 'Di kantor mana?')
  expect(loaded()).toEqual({ age: false, zod: true })
  await next(page)
  await heading(page, 'Untuk layanan apa?')
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
    const before = await cases()
    await fillIn(page, 'Petugas meminta uang map.')
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await heading(page, 'Sambungan terputus')
    await expectGoodLooks(page)
    await page.getByRole('button', { name: 'Kirim lagi' }).click()
    await heading(page, 'Laporan diterima dan terkunci')
    expect(sent).toHaveLength(2)
    expect(sent[1]).toBe(sent[0])
    expect(await cases()).toBe(before + 1)

    const receipt = await code(page)
    const reference = await referenceOn(page)
    await page.getByRole('checkbox', { name: 'Sudah saya simpan' }).check()
    await page.getByRole('link', { name: 'Ke halaman Lacak' }).click()
    await page.getByLabel('Kode laporan').fill(receipt)
    await page.getByRole('button', { name: 'Buka', exact: true }).click()
    await expect(page.getByText(reference)).toBeVisible()
  })
})

test('pressed twice in a hurry it is one report', async ({ page }) => {
  const before = await cases()
  await fillIn(page, 'Petugas meminta uang map.')
  await page.getByRole('button', { name: 'Kirim dan kunci' }).dblclick()
  await heading(page, 'Laporan diterima dan terkunci')
  expect(await cases()).toBe(before + 1)
})

test('the receipt can be copied, saved as a picture and is not left unsaved', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await fillIn(page, 'Petugas meminta uang map.')
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await heading(page, 'Laporan diterima dan terkunci')
  await page.getByRole('button', { name: 'Salin', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Tersalin' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code(page))
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
  await heading(page, 'Apa yang kurang?')
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
    await heading(page, question)
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

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  const check = (page: Page) => page.getByRole('button', { name: 'Periksa jawaban' }).click()
  // Playwright looks for no text inside <noscript> from without.
  const shown = (page: Page) => page.locator('[data-plain]')
  const story = (page: Page) => page.getByRole('textbox', { name: 'Ceritakan dengan kata-kata Anda' })

  test('the same form on one page: problems, check, change, receipt; looks well throughout', async ({
    page,
    browser,
  }) => {
    test.setTimeout(300_000)
    const before = await cases()
    await page.goto('/lapor?unit=kelurahan-kadia')
    await expect(page.getByRole('link', { name: 'Keluar cepat' })).toHaveAttribute('href', /^https:/)
    await expectPlainLooks(page, browser)
    await check(page)
    const problems = page.getByRole('alert')
    await expect(problems).toContainText('Apa yang Anda alami?: Pilih salah satu.')
    await expect(problems).toContainText('Apa yang terjadi?: Bagian ini harus diisi.')

    await page.getByRole('radio', { name: 'Diminta membayar' }).check()
    const words = `"<b>${secret()}</b>" & 👍`
    await story(page).fill(words)
    await page.getByRole('textbox', { name: /^Berapa yang diminta/ }).fill('banyak')
    await check(page)
    await expect(problems).toContainText('Tulis jumlahnya dengan angka')
    await expectPlainLooks(page, browser)
    await expect(story(page)).toHaveValue(words)
    await expect(page.getByRole('combobox', { name: 'Kantor' })).toHaveValue('74.71.08.1001')
    await page.getByRole('textbox', { name: /^Berapa yang diminta/ }).fill('50rb')
    await check(page)

    await heading(page, 'Periksa jawaban Anda')
    await expect(shown(page).getByText(words)).toBeVisible()
    await expectPlainLooks(page, browser)
    await page.getByRole('button', { name: 'Ubah jawaban' }).click()
    await expect(story(page)).toHaveValue(words)
    await check(page)
    expect(await cases()).toBe(before)
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await heading(page, 'Laporan diterima dan terkunci')
    await expectPlainLooks(page, browser)
    const receipt = await code(page)
    expect(receipt).toMatch(CODE)
    expect(await caseOf(await referenceOn(shown(page)))).toMatchObject({ sealedBy: 'SERVER', unitId: '74.71.08.1001' })
    expect(page.url()).not.toContain(receipt)

    // Reloaded, the form is posted again: the same receipt, no second report.
    await page.reload()
    expect(await code(page)).toBe(receipt)
    expect(await cases()).toBe(before + 1)
    expect(tracesIn(await dumpDatabase(testDatabaseUrl()), [words, receipt])).toEqual([])
  })

  test('an answer that was lost, or a second press, leads to the same receipt', async ({ page }) => {
    const before = await cases()
    await page.goto('/lapor')
    await page.getByRole('radio', { name: 'Diminta, tetapi saya tolak' }).check()
    await story(page).fill('Diminta, saya tolak.')
    await check(page)
    let lost = true
    await page.route('/lapor', async (route) => {
      if (!lost || route.request().method() !== 'POST') return route.continue()
      lost = false
      expect((await route.fetch()).status()).toBe(200)
      await route.abort('connectionreset')
    })
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await page.goBack().catch(() => undefined)
    expect(await cases()).toBe(before + 1)
  })

  test('too long a story is told, and kept', async ({ page }) => {
    await page.goto('/lapor')
    await page.getByRole('radio', { name: 'Diminta membayar' }).check()
    const long = '👍'.repeat(6001)
    await story(page).fill(long)
    await check(page)
    await expect(page.getByRole('alert')).toContainText('Terlalu panjang: paling banyak 6.000 huruf.')
    await expect(story(page)).toHaveValue(long)
    await story(page).fill('Lebih pendek.')
    await check(page)
    await heading(page, 'Periksa jawaban Anda')
  })
})

test('the one-page form is there for browsers whose scripts do not work', async ({ page }) => {
  const before = await cases()
  await page.goto('/lapor?cara=polos')
  await page.getByRole('radio', { name: 'Petugasnya jujur' }).check()
  await page.getByLabel('Ceritakan dengan kata-kata Anda').fill('Dilayani dengan baik.')
  await page.getByRole('button', { name: 'Periksa jawaban' }).click()
  await heading(page, 'Periksa jawaban Anda')
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await heading(page, 'Laporan diterima dan terkunci')
  expect(await cases()).toBe(before + 1)
})
