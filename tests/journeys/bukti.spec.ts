import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { blobsOf, chooseFiles, pdfFile, photoFile } from '../support/evidence-page'
import { expectGoodLooks } from '../support/looks'
import { query, signInAs } from '../support/officers'
import { track } from '../support/report-page'
import { fileReport } from '../support/reports'
import { recordTraffic, tracesIn } from '../support/traces'

test.describe.configure({ timeout: 240_000 })

const lead = () => demoAccounts().find((one) => one.role === 'LEAD')!

test('evidence is cleaned and sealed on the phone, arrives as ciphertext, and opens on the inspector’s desk', async ({
  page,
  context,
  browser,
  request,
}) => {
  const report = await fileReport(request)
  const traffic = recordTraffic(context)
  await track(page, report.receipt)
  await page.getByRole('button', { name: 'Tambah bukti' }).click()
  const paper = pdfFile('Surat Pak Rahasia.pdf', 700_000)
  await chooseFiles(page, await photoFile('Foto Loket Rahasia.jpg'), paper)
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
