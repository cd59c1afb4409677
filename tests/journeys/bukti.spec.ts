import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { sealedSize } from '@/lib/sealing/sizes'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { phonePhoto, smallPdf } from '../support/evidence'
import { expectGoodLooks } from '../support/looks'
import { query, signInAs } from '../support/officers'
import { fileReport, type FiledReport } from '../support/reports'
import { secondServer } from '../support/second-server'
import { recordTraffic, tracesIn } from '../support/traces'

test.describe.configure({ timeout: 240_000 })

const lead = () => demoAccounts().find((one) => one.role === 'LEAD')!

async function track(page: Page, { receipt }: FiledReport): Promise<void> {
  await page.goto('/lacak')
  await page.getByLabel('Kode laporan').fill(receipt)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible()
}

const choose = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByLabel('Pilih foto, video, suara atau PDF').setInputFiles(files)
const photo = async (name = 'IMG_20261124.jpg') => ({ name, mimeType: 'image/jpeg', buffer: await phonePhoto() })
const pdf = (name: string, padding = 0) => ({ name, mimeType: 'application/pdf', buffer: smallPdf(padding) })
const blobsOf = async ({ id }: FiledReport) =>
  (
    await query<{ id: string; number: number }>(
      testDatabaseUrl(),
      `SELECT "id", "number" FROM "Evidence" WHERE "caseId" = $1 ORDER BY "number"`,
      [id],
    )
  ).rows

test('evidence is cleaned and sealed on the phone, arrives as ciphertext, and opens on the inspector’s desk', async ({
  page,
  context,
  browser,
  request,
}) => {
  const report = await fileReport(request)
  const traffic = recordTraffic(context)
  await track(page, report)
  await page.getByRole('button', { name: 'Tambah bukti' }).click()
  const paper = pdf('Surat Pak Rahasia.pdf', 700_000)
  await choose(page, await photo('Foto Loket Rahasia.jpg'), paper)
  await expect(page.getByText('PDF dapat memuat nama pembuat')).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Kunci dan kirim 2 berkas' }).click()
  await expect(page.getByText('2 berkas terkirim dan terkunci.')).toBeVisible({ timeout: 60_000 })
  const sent = page.getByRole('region', { name: 'Bukti' })
  await expect(sent.getByText('Foto Loket Rahasia.jpg')).toBeVisible()
  await expect(sent.getByText('Surat Pak Rahasia.pdf')).toBeVisible()
  await expectGoodLooks(page)

  expect(tracesIn(traffic(), ['Rahasia', '%PDF-1.4', 'TeleponRahasia'])).toEqual([])
  const store = join(process.env.JARI_TEST_DATA!, 'bukti')
  const blobs = await blobsOf(report)
  expect(blobs.map(({ number }) => number)).toEqual([1, 2])
  for (const { id } of blobs)
    expect(readFileSync(join(store, id)).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  // What waited on the phone is gone from it.
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])

  const officer = await browser.newContext({
    ...{ baseURL: process.env.JARI_TEST_URL, locale: 'id-ID', timezoneId: 'Asia/Makassar' },
    viewport: { width: 1280, height: 900 },
  })
  const desk = await officer.newPage()
  const refused: string[] = []
  desk.on('console', (said) => /Content Security Policy/.test(said.text()) && refused.push(said.text()))
  await signInAs(desk, lead())
  await desk.goto(`/petugas/kasus/${report.id}`)
  await desk.getByRole('button', { name: 'Buka Foto Loket Rahasia.jpg' }).click()
  const shown = desk.getByRole('img', { name: 'Foto Loket Rahasia.jpg' })
  await expect(shown).toBeVisible()
  // Upright (the camera had turned it), scaled, and without what the camera wrote.
  expect(await shown.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([1920, 2560])
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Unduh' }).click(),
  ])
  const opened = readFileSync((await download.path())!)
  expect((await sharp(opened).metadata()).exif).toBeUndefined()
  expect(opened.includes('TeleponRahasia')).toBe(false)
  const { data } = await sharp(opened)
    .extract({ left: 900, top: 200, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(data[0]).toBeGreaterThan(150)
  await expect(desk.getByText(createHash('sha256').update(opened).digest('hex'))).toBeVisible()
  await expectGoodLooks(desk)
  await desk.getByRole('button', { name: 'Buka Surat Pak Rahasia.pdf' }).click()
  await expect(desk.getByRole('link', { name: 'Unduh' })).toHaveCount(2)
  await desk.getByRole('link', { name: 'Unduh' }).last().scrollIntoViewIfNeeded()
  const [second] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Unduh' }).last().click(),
  ])
  expect(readFileSync((await second.path())!).equals(paper.buffer)).toBe(true)
  expect(refused).toEqual([])
  await desk.reload()
  await desk.getByText(/^Jejak \(/).click()
  await expect(desk.getByText('Membuka bukti nomor 1')).toBeVisible()
  for (const number of [1, 2]) await expect(desk.getByText(`Mengunduh bukti nomor ${number}`)).toBeVisible()
  await expect(desk.getByText('Menambahkan bukti nomor 2')).toBeVisible()

  // A file that the host has exchanged is shown to be another one.
  const [, other] = blobs
  await query(testDatabaseUrl(), `UPDATE "Evidence" SET "number" = 99 WHERE "id" = $1`, [other!.id])
  await query(testDatabaseUrl(), `UPDATE "Evidence" SET "number" = 2 WHERE "id" = $1`, [blobs[0]!.id])
  await query(testDatabaseUrl(), `UPDATE "Evidence" SET "number" = 1 WHERE "id" = $1`, [other!.id])
  const size = `UPDATE "Evidence" SET "size" = $2 WHERE "id" = $1`
  for (const { id } of blobs) await query(testDatabaseUrl(), size, [id, readFileSync(join(store, id)).length])
  await desk.getByRole('button', { name: 'Buka Surat Pak Rahasia.pdf' }).click()
  await expect(desk.getByText('Isi berkas tidak sama dengan yang disegel pengirimnya')).toBeVisible()
  expect(readdirSync(store).length).toBeGreaterThan(1)
  await officer.close()
})

/** Through /lapor to a page, whatever it asks on the way. */
async function to(page: Page, question: string, story: string): Promise<void> {
  await page.goto('/lapor?unit=disdukcapil')
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  const wanted = page.getByRole('heading', { name: question })
  const written = page.getByLabel('Ceritakan dengan kata-kata Anda')
  const next = page.getByRole('button', { name: 'Lanjut' })
  for (let pages = 0; pages < 15 && !(await wanted.isVisible()); pages++) {
    if ((await written.isVisible()) && (await written.inputValue()) === '') await written.fill(story)
    const before = await page.getByRole('heading', { level: 2 }).first().innerText()
    await next.click()
    await expect(page.getByRole('heading', { level: 2 }).first()).not.toHaveText(before)
  }
  await expect(wanted).toBeVisible()
}

test('a report takes its evidence along: refused with a reason, cancelled, or sealed and on its way at once', async ({
  page,
}) => {
  await to(page, 'Ada bukti?', `Bukti uji ${crypto.randomUUID()}.`)
  const html = Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('<html><script>alert(1)</script>')])
  await choose(
    page,
    { name: 'kosong.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    { name: 'gambar.gif', mimeType: 'image/gif', buffer: html },
    { name: 'program.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ not a picture at all') },
    pdf('bukti setor.pdf', 20_000),
  )
  await expect(page.getByText('Berkas ini kosong (0 byte). Pilih berkas lain.')).toBeVisible()
  await expect(page.getByText('Berkas ini berisi dua jenis isi sekaligus')).toBeVisible()
  await expect(page.getByText('Jenis berkas ini tidak diterima.')).toBeVisible()
  await expect(page.getByText('Terkunci dan sampai.')).toBeVisible({ timeout: 60_000 })
  await expectGoodLooks(page)
  for (const question of [
    'Ada pemeriksa yang tidak boleh membaca ini?',
    'Boleh kami tahu siapa Anda?',
    'Periksa jawaban Anda',
  ]) {
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await expect(page.getByRole('heading', { name: question })).toBeVisible()
  }
  await expect(page.getByText('Ada berkas yang belum terkirim')).toBeVisible()
  await expectGoodLooks(page)
  for (const name of ['kosong.jpg', 'gambar.gif', 'program.jpg'])
    await page.getByRole('button', { name: `Hapus ${name}` }).click()
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByRole('heading', { name: 'Laporan diterima dan terkunci' })).toBeVisible({ timeout: 60_000 })
  const receipt = (await page.locator('[data-receipt]').innerText()).replace(/\s/g, '')
  await track(page, { receipt } as FiledReport)
  await expect(page.getByRole('region', { name: 'Bukti' }).getByText('bukti setor.pdf')).toBeVisible()
})

test('a broken line and a killed tab cost nothing: sending goes on from where it was', async ({ page, request }) => {
  const report = await fileReport(request)
  await track(page, report)
  await page.getByRole('button', { name: 'Tambah bukti' }).click()
  await choose(page, pdf('rekaman panjang.pdf', 3_000_000))
  const offsets: number[] = []
  let broken = false
  await page.route('**/bukti/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    const offset = Number(await route.request().headerValue('upload-offset'))
    offsets.push(offset)
    if (offset < 1_000_000) return route.continue()
    broken = true
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Kunci dan kirim 1 berkas' }).click()
  await expect(page.getByText(/Menunggu sinyal di \d+ %/)).toBeVisible({ timeout: 60_000 })
  expect(broken).toBe(true)
  await page.close()

  const again = await page.context().newPage()
  const resumed: number[] = []
  again.on('request', async (sent) => {
    if (sent.method() === 'PATCH') resumed.push(Number(await sent.headerValue('upload-offset')))
  })
  await track(again, report)
  await expect(again.getByText('Belum selesai terkirim. Tekan kirim untuk melanjutkan.')).toBeVisible()
  await again.getByRole('button', { name: 'Kunci dan kirim 1 berkas' }).click()
  await expect(again.getByText('1 berkas terkirim dan terkunci.')).toBeVisible({ timeout: 60_000 })
  expect(Math.min(...resumed)).toBeGreaterThanOrEqual(1_000_000)
  expect((await blobsOf(report)).map(({ number }) => number)).toEqual([1])
})

test('a server that is killed in the middle costs nothing: what it had answered is there, and the rest follows', async ({
  browser,
  request,
}) => {
  const report = await fileReport(request)
  const server = await secondServer()
  const context = await browser.newContext({ baseURL: server.url, locale: 'id-ID' })
  const page = await context.newPage()
  const offsets: number[] = []
  let lives = 1
  await page.route('**/bukti/*', async (route) => {
    const sent = route.request()
    if (sent.method() !== 'PATCH') return route.continue()
    const offset = Number(await sent.headerValue('upload-offset'))
    offsets.push(offset)
    if (offset >= 1_000_000 && lives === 1) {
      lives = 0
      await server.kill()
    }
    await route.continue()
  })
  try {
    await track(page, report)
    await page.getByRole('button', { name: 'Tambah bukti' }).click()
    const paper = pdf('rekaman lama.pdf', 3_000_000)
    await choose(page, paper)
    await page.getByRole('button', { name: 'Kunci dan kirim 1 berkas' }).click()
    await expect(page.getByText(/Menunggu sinyal di \d+ %/)).toBeVisible({ timeout: 60_000 })
    const before = offsets.length
    await server.start()
    lives = 2
    await expect(page.getByText('1 berkas terkirim dan terkunci.')).toBeVisible({ timeout: 90_000 })
    expect(Math.min(...offsets.slice(before))).toBeGreaterThanOrEqual(1_000_000)
    const [blob, ...more] = await blobsOf(report)
    expect(more).toEqual([])
    const sealed = readFileSync(join(process.env.JARI_TEST_DATA!, 'bukti', blob!.id))
    expect(sealed.length).toBe(sealedSize(paper.buffer.length))
  } finally {
    await context.close()
    await server.kill()
  }
})

// With one the report would go by itself (luring.spec.ts).
test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('a report whose answer was lost is sent again with its evidence, and is one report with one file', async ({
    page,
  }) => {
    const story = `Bukti dua kali ${crypto.randomUUID()}.`
    await to(page, 'Ada bukti?', story)
    await choose(page, pdf('sekali saja.pdf', 20_000))
    await expect(page.getByText('Terkunci dan sampai.')).toBeVisible({ timeout: 60_000 })
    for (const question of [
      'Ada pemeriksa yang tidak boleh membaca ini?',
      'Boleh kami tahu siapa Anda?',
      'Periksa jawaban Anda',
    ]) {
      await page.getByRole('button', { name: 'Lanjut' }).click()
      await expect(page.getByRole('heading', { name: question })).toBeVisible()
    }
    // The report arrives; its answer does not.
    await page.route(
      '**/lapor/kirim',
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await page.getByRole('button', { name: 'Kirim lagi' }).click()
    await expect(page.getByRole('heading', { name: 'Laporan diterima dan terkunci' })).toBeVisible({ timeout: 60_000 })
    const reference = (await page.getByText(/^Nomor laporan/).innerText()).match(/JK-\w{4}-\w{4}/)![0]
    const { rows } = await query<{ files: string }>(
      testDatabaseUrl(),
      `SELECT count("Evidence".*) AS files FROM "Case" LEFT JOIN "Evidence" ON "caseId" = "Case"."id"
     WHERE "reference" = $1 GROUP BY "Case"."id"`,
      [reference],
    )
    expect(rows).toEqual([{ files: '1' }])
  })
})

test('the door for uploads refuses what is no evidence, and never hands anything out', async ({ request }) => {
  const origin = process.env.JARI_TEST_URL!
  const headers = { origin, 'tus-resumable': '1.0.0' }
  const create = (length: number | string) =>
    request.post('/bukti', { headers: { ...headers, 'upload-length': String(length) } })
  for (const [length, status] of [
    [0, 400],
    [200, 400],
    ['many', 400],
    [60 * 2 ** 20, 413],
  ] as const)
    expect([length, (await create(length)).status()]).toEqual([length, status])
  expect(
    (await request.post('/bukti', { headers: { 'tus-resumable': '1.0.0', 'upload-length': '1000' } })).status(),
  ).toBe(403)

  const created = await create(1000)
  expect(created.status()).toBe(201)
  const address = created.headers().location!
  const send = (offset: number, bytes: number) =>
    request.patch(address, {
      headers: { ...headers, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      data: Buffer.alloc(bytes),
    })
  expect((await send(0, 1001)).status()).toBe(413)
  expect((await send(500, 500)).status()).toBe(409)
  expect((await send(0, 600)).status()).toBe(204)
  expect((await send(0, 600)).status()).toBe(409)
  expect([(await request.get(address)).status(), (await request.get('/bukti')).status()]).toEqual([405, 405])
  expect((await request.delete(address, { headers })).status()).toBe(204)
  expect((await send(600, 400)).status()).toBe(404)
  const elsewhere = await request.patch(`/bukti/${crypto.randomUUID()}`, { headers })
  expect(elsewhere.status()).toBe(404)
})
