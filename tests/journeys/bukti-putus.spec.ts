import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sealedSize } from '@/lib/sealing/sizes'
import { blobsOf, chooseFiles, pdfFile } from '../support/evidence-page'
import { track } from '../support/report-page'
import { fileReport } from '../support/reports'
import { secondServer } from '../support/second-server'

test.describe.configure({ timeout: 240_000 })

test('a broken line and a killed tab cost nothing: sending goes on from where it was', async ({ page, request }) => {
  const report = await fileReport(request)
  await track(page, report.receipt)
  await page.getByRole('button', { name: 'Tambah bukti' }).click()
  await chooseFiles(page, pdfFile('rekaman panjang.pdf', 3_000_000))
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
  await track(again, report.receipt)
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
    await track(page, report.receipt)
    await page.getByRole('button', { name: 'Tambah bukti' }).click()
    const paper = pdfFile('rekaman lama.pdf', 3_000_000)
    await chooseFiles(page, paper)
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
