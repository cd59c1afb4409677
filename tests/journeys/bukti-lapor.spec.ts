import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { PIECE } from '@/components/evidence/tray'
import { testDatabaseUrl } from '../support/demo'
import { chooseFiles, pdfFile } from '../support/evidence-page'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { codeOn, expectQuestion, referenceOn, track } from '../support/report-page'
import { onward } from '../support/wizard'

test.describe.configure({ timeout: 240_000 })

/** Through /lapor to the page where files are chosen. */
async function toEvidence(page: Page, story: string): Promise<void> {
  await page.goto('/lapor?unit=disdukcapil')
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  await onward(page, (field) => field.fill(story), 'Ada bukti?')
}

const toCheck = (page: Page) => onward(page, async () => undefined)

test('a report takes its evidence along: refused with a reason, or sealed and on its way at once', async ({ page }) => {
  await toEvidence(page, `Bukti uji ${crypto.randomUUID()}.`)
  const html = Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('<html><script>alert(1)</script>')])
  await chooseFiles(
    page,
    { name: 'kosong.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    { name: 'gambar.gif', mimeType: 'image/gif', buffer: html },
    { name: 'program.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ not a picture at all') },
    pdfFile('bukti setor.pdf', 20_000),
  )
  await expect(page.getByText('Berkas ini kosong (0 byte). Pilih berkas lain.')).toBeVisible()
  await expect(page.getByText('Berkas ini berisi dua jenis isi sekaligus')).toBeVisible()
  await expect(page.getByText('Jenis berkas ini tidak diterima.')).toBeVisible()
  await expect(page.getByText('Terkunci dan sampai.')).toBeVisible({ timeout: 60_000 })
  await expectGoodLooks(page)
  await toCheck(page)
  await expect(page.getByText('Ada berkas yang belum terkirim')).toBeVisible()
  await expectGoodLooks(page)
  for (const name of ['kosong.jpg', 'gambar.gif', 'program.jpg'])
    await page.getByRole('button', { name: `Hapus ${name}` }).click()
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByRole('heading', { name: 'Laporan diterima dan terkunci' })).toBeVisible({ timeout: 60_000 })
  await track(page, await codeOn(page))
  await expect(page.getByRole('region', { name: 'Bukti' }).getByText('bukti setor.pdf')).toBeVisible()
})

test('a file that is on its way is cancelled: it stops, and neither server nor phone has anything of it', async ({
  page,
}) => {
  const uploads = async () =>
    (await query(testDatabaseUrl(), 'SELECT FROM "Evidence" WHERE "id" = $1', [id])).rows.length
  await toEvidence(page, `Bukti dibatalkan ${crypto.randomUUID()}.`)
  let id = ''
  const pieces: string[] = []
  await page.route('**/bukti/*', async (route) => {
    const sent = route.request()
    if (sent.method() === 'PATCH') pieces.push((await sent.headerValue('upload-offset'))!)
    if (pieces.length < 2 || sent.method() !== 'PATCH') return route.continue()
    id = sent.url().split('/').at(-1)!
  })
  await chooseFiles(page, pdfFile('salah pilih.pdf', 3_000_000))
  await expect.poll(() => id).not.toBe('')
  expect(await uploads()).toBe(1)
  await page.getByRole('button', { name: 'Batalkan salah pilih.pdf' }).click()
  await expect(page.getByText('salah pilih.pdf')).toHaveCount(0)
  await expect.poll(uploads).toBe(0)
  await expect.poll(() => page.evaluate(() => indexedDB.databases())).toEqual([])
  expect(readdirSync(join(process.env.JARI_TEST_DATA!, 'bukti')).filter((name) => name.startsWith(id))).toEqual([])
  await toCheck(page)
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expectQuestion(page, 'Laporan diterima dan terkunci')
  expect(pieces).toHaveLength(2)
})

test('a server without room takes the report first; the file stays on the phone, and goes on from where it was', async ({
  page,
}) => {
  await toEvidence(page, `Bukti penuh ${crypto.randomUUID()}.`)
  const offsets: number[] = []
  await page.route('**/bukti/*', async (route) => {
    const sent = route.request()
    if (sent.method() !== 'PATCH') return route.continue()
    offsets.push(Number(await sent.headerValue('upload-offset')))
    if (offsets.length === 1) return route.continue()
    await route.fulfill({ status: 507, headers: { 'Tus-Resumable': '1.0.0' }, json: { code: 'UNAVAILABLE' } })
  })
  await chooseFiles(page, pdfFile('rekaman.pdf', 1_200_000))
  await expect(page.getByText('Penyimpanan kami sedang penuh.')).toBeVisible({ timeout: 60_000 })
  expect(offsets).toEqual([0, PIECE])
  await expectGoodLooks(page)
  await toCheck(page)
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Kirim laporan dulu, berkas menyusul' }).click()
  await expectQuestion(page, 'Laporan diterima dan terkunci')
  await expect(page.getByText('1 berkas belum terkirim')).toBeVisible()
  await page.unrouteAll()

  const resumed: number[] = []
  page.on('request', async (sent) => {
    if (sent.method() === 'PATCH') resumed.push(Number(await sent.headerValue('upload-offset')))
  })
  await track(page, await codeOn(page))
  await page.getByRole('button', { name: 'Kunci dan kirim 1 berkas' }).click()
  await expect(page.getByText('1 berkas terkirim dan terkunci.')).toBeVisible({ timeout: 60_000 })
  expect(resumed[0]).toBe(PIECE)
})

// With one the report would go by itself (luring.spec.ts).
test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('a report whose answer was lost is sent again with its evidence, and is one report with one file', async ({
    page,
  }) => {
    const story = `Bukti dua kali ${crypto.randomUUID()}.`
    await toEvidence(page, story)
    await chooseFiles(page, pdfFile('sekali saja.pdf', 20_000))
    await expect(page.getByText('Terkunci dan sampai.')).toBeVisible({ timeout: 60_000 })
    await toCheck(page)
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
    const reference = await referenceOn(page)
    const { rows } = await query<{ files: string }>(
      testDatabaseUrl(),
      `SELECT count("Evidence".*) AS files FROM "Case" LEFT JOIN "Evidence" ON "caseId" = "Case"."id"
     WHERE "reference" = $1 GROUP BY "Case"."id"`,
      [reference],
    )
    expect(rows).toEqual([{ files: '1' }])
  })
})
