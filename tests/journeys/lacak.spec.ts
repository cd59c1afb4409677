import { expect, test, type Page } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { expectPlainLooks } from '../support/plain-looks'
import { fileReport, type FiledReport } from '../support/reports'
import { dumpDatabase, recordTraffic, tracesIn } from '../support/traces'

const sql = (text: string, values: unknown[] = []) => query<{ n: string }>(testDatabaseUrl(), text, values)
const messagesOf = async ({ id }: FiledReport) =>
  Number((await sql(`SELECT count(*) AS n FROM "Part" WHERE "caseId" = $1 AND "kind" = 'MESSAGE'`, [id])).rows[0]!.n)
const actOn = ({ id }: FiledReport) =>
  sql(
    `UPDATE "Case" SET "state" = 'ACTED_ON', "stateOn" = (now() + interval '8 hours')::date,
       "objectUntil" = (now() + interval '14 days')::date WHERE "id" = $1`,
    [id],
  )
const waitFor = ({ id }: FiledReport) =>
  sql(
    `UPDATE "Case" SET "state" = 'AWAITING_REPORTER', "resumeState" = 'VERIFYING', "dueOn" = NULL,
       "pausedOn" = "receivedOn", "stateOn" = "receivedOn" WHERE "id" = $1`,
    [id],
  )

async function open(page: Page, receipt: string): Promise<void> {
  await page.goto('/lacak')
  await page.getByRole('textbox', { name: 'Kode laporan' }).fill(receipt)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
}
const isOpen = (page: Page) => expect(page.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible()

test('a reporter comes back as people type, reads, answers; receipt and words never leave the phone', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(120_000)
  const report = await fileReport(request)
  await waitFor(report)
  const traffic = recordTraffic(context)
  await open(page, ` ${report.receipt.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)
  await isOpen(page)
  await expect(page.getByRole('heading', { name: 'Kami menunggu jawaban Anda.' })).toBeVisible()
  await expect(page.getByText('Laporan Anda sudah kami terima.')).toBeVisible()
  await expectGoodLooks(page)
  await page.getByText('Yang Anda laporkan').click()
  await expect(page.getByText(report.story)).toBeVisible()

  const words = `jawaban${crypto.randomUUID().replaceAll('-', '')}`
  await page.getByLabel('Jawaban Anda').fill(`Namanya ${words}`)
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click()
  await expect(page.getByText('Terkirim dan terkunci.')).toBeVisible()
  await expect(page.getByText(`Namanya ${words}`)).toBeVisible()
  await expect(page.getByText('Keterangan tambahan sudah kami terima.')).toBeVisible()
  await expectGoodLooks(page)

  const secrets = [words, report.receipt, report.story]
  expect(tracesIn(traffic(), secrets)).toEqual([])
  expect(tracesIn(await dumpDatabase(testDatabaseUrl()), secrets)).toEqual([])
  expect([await page.title(), new URL(page.url()).search]).toEqual(['JARI', ''])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  await page.getByRole('button', { name: 'Hapus jejak dari HP ini' }).click()
  await page.getByRole('button', { name: 'Ya, hapus semuanya' }).click()
  await expect(page.getByText('Jejak JARI di peramban ini sudah dihapus')).toBeVisible()
  await expectGoodLooks(page)
  await expect(page.getByText(words)).toBeHidden()
  await expect(page.getByLabel('Kode laporan')).toHaveValue('')
})

// What a page asks for is seen here only where no service worker stands between.
test.describe('a browser without a service worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('the way back costs a phone no more than the way in; what shows a report comes once a code was typed, or is told', async ({
    page,
    request,
  }) => {
    const report = await fileReport(request)
    const scripts = async (path: string) => {
      await page.goto(path, { waitUntil: 'networkidle' })
      return page.evaluate(() =>
        (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
          .filter(({ name }) => name.endsWith('.js'))
          .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      )
    }
    expect(await scripts('/lacak')).toBeLessThan((await scripts('/lapor')) + 5_000)
    await page.goto('/lacak', { waitUntil: 'networkidle' })
    await page.route('**/*.js', (route) => route.abort('internetdisconnected'))
    await page.getByLabel('Kode laporan').fill(report.receipt)
    const press = page.getByRole('button', { name: 'Buka', exact: true })
    await press.click()
    await expect(page.getByText(/^Sambungan terputus/)).toBeVisible()
    await page.unrouteAll()
    await press.click()
    await isOpen(page)
  })
})

test('a reply whose answer is lost is sent again as the identical one, and is one message', async ({
  page,
  request,
}) => {
  const report = await fileReport(request)
  let broken = false
  await page.route('/lacak/balas', async (route) => {
    if (broken) return route.continue()
    broken = true
    expect((await route.fetch()).status()).toBe(200)
    await route.abort('connectionreset')
  })
  await open(page, report.receipt)
  await isOpen(page)
  await page.getByLabel('Tulis pesan').fill('Ada saksi.')
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click()
  await expect(page.getByText(/Sambungan terputus/)).toBeVisible()
  await expect(page.getByLabel('Tulis pesan')).toHaveValue('Ada saksi.')
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click()
  await expect(page.getByText('Terkirim dan terkunci.')).toBeVisible()
  expect(await messagesOf(report)).toBe(1)
})

test('an objection reopens the report while it may be used', async ({ page, request }) => {
  const report = await fileReport(request)
  await actOn(report)
  await open(page, report.receipt)
  await expect(page.getByText(/Anda boleh keberatan sampai/)).toBeVisible()
  await page.getByRole('button', { name: 'Saya keberatan' }).click()
  await page.getByLabel('Mengapa Anda keberatan?').fill('Uangnya belum kembali.')
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Kirim keberatan' }).click()
  await expect(page.getByText('Keberatan Anda kami terima.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Saya keberatan' })).toBeHidden()
})

test('parts that were tampered with are never shown as text', async ({ page, request }) => {
  const report = await fileReport(request)
  await open(page, report.receipt)
  await page.getByLabel('Tulis pesan').fill('Ada saksi.')
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click()
  await expect(page.getByText('Terkirim dan terkunci.')).toBeVisible()
  const last = `octet_length("sealed") - 1`
  await sql(
    `UPDATE "Part" SET "sealed" = set_byte("sealed", ${last}, get_byte("sealed", ${last}) # 1) WHERE "caseId" = $1`,
    [report.id],
  )
  await open(page, report.receipt)
  await isOpen(page)
  await page.getByText('Yang Anda laporkan').click()
  await expect(page.getByText(/Bagian ini tidak asli/)).toHaveCount(2)
  for (const text of [report.story, 'Ada saksi.']) await expect(page.getByText(text)).toHaveCount(0)
  await expectGoodLooks(page)
})

test('a report that is not taken up says why', async ({ page, request }) => {
  const report = await fileReport(request)
  await sql(
    `UPDATE "Case" SET "state" = 'DECLINED', "declineReason" = 'OUTSIDE_AUTHORITY', "dueOn" = NULL WHERE "id" = $1`,
    [report.id],
  )
  await open(page, report.receipt)
  await isOpen(page)
  await expect(page.getByText('Alasan: Di luar kewenangan Inspektorat Kota')).toBeVisible()
  await expect(page.getByText(/^Di sini tidak ada langkah lagi/)).toBeVisible()
  await expectGoodLooks(page)
})

test('a code that is wrong, or of nothing: told, and it looks well', async ({ page }) => {
  await open(page, '7F3M 9Q2T 7F3M 9Q2U 1')
  await expect(page.getByText('Kelompok ke-4 memuat tanda yang tidak ada dalam kode.')).toBeVisible()
  await expectGoodLooks(page)
  await open(page, '0000-0000-0000-0000-0')
  await expect(page.getByText(/^Tidak ditemukan/)).toBeVisible()
})

test('look-ups that are none have one answer, and no answer is kept by a cache', async ({ request }) => {
  expect((await request.get('/lacak')).headers()['cache-control']).toContain('no-store')
  const report = await fileReport(request)
  const ask = (lookup: string) =>
    request.post('/lacak/buka', { headers: { origin: process.env.JARI_TEST_URL! }, data: { lookup } })
  const [one, two] = [await ask('A'.repeat(43)), await ask(`${'B'.repeat(42)}A`)]
  expect([one.status(), await one.text()]).toEqual([404, await two.text()])
  expect((await ask(report.receipt)).status()).toBe(400)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  // Playwright looks for no text inside <noscript> from without.
  const shown = (page: Page) => page.locator('[data-plain]')

  test('opens, answers and objects within requests; the receipt is in no address', async ({
    page,
    request,
    browser,
  }) => {
    test.setTimeout(300_000)
    const report = await fileReport(request)
    await waitFor(report)
    await open(page, report.receipt.toLowerCase())
    await isOpen(page)
    await expectPlainLooks(page, browser)
    await page.getByRole('textbox', { name: 'Jawaban Anda' }).fill('Namanya Pak L. 👍')
    await page.getByRole('button', { name: 'Kunci dan kirim' }).click()
    await expect(shown(page).getByText('Terkirim dan terkunci.')).toBeVisible()
    await expect(shown(page).getByText('Namanya Pak L. 👍')).toBeVisible()
    expect(new URL(page.url()).search).toBe('')
    // Reloaded, the form is posted again: one message.
    await page.reload()
    expect(await messagesOf(report)).toBe(1)

    await page.getByRole('textbox', { name: 'Tulis pesan' }).fill(' ')
    await page.getByRole('button', { name: 'Kunci dan kirim' }).click()
    await expect(shown(page).getByText('Bagian ini harus diisi.')).toBeVisible()

    await actOn(report)
    await page.getByRole('button', { name: 'Muat yang terbaru' }).click()
    await shown(page).getByText('Saya keberatan').click()
    await page.getByRole('textbox', { name: 'Mengapa Anda keberatan?' }).fill('Uangnya belum kembali.')
    await expectPlainLooks(page, browser)
    await page.getByRole('button', { name: 'Kirim keberatan' }).click()
    await expect(shown(page).getByText('Keberatan Anda kami terima.')).toBeVisible()
    await expectPlainLooks(page, browser)
  })

  test('a wrong code is told and stays to be corrected', async ({ page, browser }) => {
    await open(page, '7F3M 9Q2 7F3M 9Q2T 1')
    await expect(shown(page).getByText('Kelompok ke-2 kurang atau kelebihan huruf.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Kode laporan' })).toHaveValue('7F3M 9Q2 7F3M 9Q2T 1')
    await expectPlainLooks(page, browser)
  })
})
