import { expect, test } from '@playwright/test'
import { demoAccount } from '../support/demo'
import { scriptedPdf } from '../support/evidence'
import { expectGoodLooks } from '../support/looks'
import { deskOf } from '../support/officers'
import { track } from '../support/report-page'
import { fileReport } from '../support/reports'

test.describe.configure({ timeout: 240_000 })

test('a PDF is drawn page by page on the desk; nothing in it runs, and one that is broken can only be downloaded', async ({
  page,
  browser,
  request,
}) => {
  const report = await fileReport(request)
  await track(page, report.receipt)
  await page.getByRole('button', { name: 'Tambah bukti' }).click()
  const buffer = scriptedPdf(['Kuitansi map Rp50.000', 'Lembar kedua'])
  await page.getByLabel('Pilih foto, video, suara atau PDF').setInputFiles([
    { name: 'kuitansi.pdf', mimeType: 'application/pdf', buffer },
    { name: 'rusak.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj<<\n%%EOF\n') },
  ])
  await page.getByRole('button', { name: 'Kunci dan kirim 2 berkas' }).click()
  await expect(page.getByText('2 berkas terkirim dan terkunci.')).toBeVisible({ timeout: 60_000 })

  const desk = await deskOf(browser, demoAccount('LEAD'))
  const strange: string[] = []
  desk.on('dialog', (dialog) => void dialog.dismiss().then(() => strange.push(dialog.message())))
  desk.on('console', (said) => /Content Security Policy/.test(said.text()) && strange.push(said.text()))
  desk.context().on('request', (one) => !one.url().startsWith(process.env.JARI_TEST_URL!) && strange.push(one.url()))
  desk.on('popup', (other) => strange.push(`a page ${other.url()}`))
  await desk.goto(`/petugas/kasus/${report.id}`)
  await desk.getByRole('button', { name: 'Buka kuitansi.pdf' }).click()
  const sheet = desk.getByRole('img', { name: 'kuitansi.pdf, halaman 1' })
  await desk.getByText('Teks di halaman ini').click()
  await expect(desk.getByText('Kuitansi map Rp50.000')).toBeVisible()
  const dark = () =>
    sheet.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return data.filter((value, at) => at % 4 === 0 && value < 64).length / (data.length / 4)
    })
  expect(await dark()).toBeGreaterThan(0.045) // the black box alone is 4.5 % of the page, and there is writing too
  await sheet.click()
  await expectGoodLooks(desk)
  await desk.getByRole('button', { name: 'Halaman berikutnya' }).click()
  await expect(desk.getByText('Halaman 2 dari 2')).toBeVisible()
  await expect(desk.getByText('Lembar kedua')).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Halaman berikutnya' })).toBeDisabled()

  await desk.getByRole('button', { name: 'Buka rusak.pdf' }).click()
  await expect(desk.getByText(/^Peramban ini tidak dapat menampilkan/)).toBeVisible()
  await expect(desk.getByRole('link', { name: 'Unduh' })).toHaveCount(2)
  expect(await desk.locator('iframe, embed, object').count()).toBe(0)
  expect(strange).toEqual([])
  await desk.context().close()
})
