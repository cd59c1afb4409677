import { expect, test, type Page } from '@playwright/test'
import { demoAccounts } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { deskOf } from '../support/officers'
import { fileReport, type FiledReport } from '../support/reports'

test.describe.configure({ timeout: 300_000 })

const lead = () => demoAccounts().find(({ role }) => role === 'LEAD')!

async function openCase(desk: Page, report: FiledReport): Promise<void> {
  await desk.goto(`/petugas/kasus/${report.id}`)
  await expect(desk.getByText(report.story).first()).toBeVisible()
}

async function makeMove(desk: Page, label: string, message?: string): Promise<void> {
  await desk.getByRole('button', { name: label, exact: true }).click()
  if (message) await desk.getByLabel('Pesan untuk pelapor').fill(message)
  await desk.getByRole('button', { name: `${label} dan beri tahu pelapor` }).click()
  await expect(desk.getByText(/^Tersimpan\. Kini:/)).toBeVisible()
}

async function track(page: Page, report: FiledReport): Promise<void> {
  await page.goto('/lacak')
  await page.getByLabel('Kode laporan').fill(report.receipt)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  await expect(page.getByText(report.reference)).toBeVisible()
}

test('two reports about one matter: related, merged by a lead, both threads kept and both reporters told, until one objects', async ({
  browser,
  page,
  request,
}) => {
  // An office that no other journey reports: only the newest six about one are shown as related.
  const about = { unitId: '74.71.02' }
  const [main, duplicate] = [await fileReport(request, about), await fileReport(request, about)]
  const desk = await deskOf(browser, lead())
  await openCase(desk, duplicate)
  const related = desk.getByRole('region', { name: 'Perkara terkait' })
  await expect(related.getByText(main.reference)).toBeVisible()
  await expect(related.getByRole('link', { name: main.title })).toBeVisible()

  await desk.getByText('Gabungkan dengan laporan lain').click()
  const number = desk.getByLabel('Nomor perkara yang lain')
  await number.fill('JK-1')
  await desk.getByRole('button', { name: 'Periksa', exact: true }).click()
  await expect(desk.getByText('Tulis nomornya lengkap, misalnya JK-7F3M-9Q2T.')).toBeVisible()
  await number.fill(main.reference.toLowerCase())
  await desk.getByRole('button', { name: 'Periksa', exact: true }).click()
  await desk.getByLabel(`${duplicate.reference} digabung ke ${main.reference}`).check()
  await desk.getByRole('button', { name: 'Gabungkan', exact: true }).click()
  await expect(desk.getByText('Bagian ini harus diisi.')).toBeVisible()
  await desk.getByLabel('Alasan', { exact: true }).first().fill('Loket, hari dan petugas yang sama.')
  await expectGoodLooks(desk)
  await desk.getByRole('button', { name: 'Gabungkan', exact: true }).click()
  await expect(desk.getByText('Ditangani bersama perkara lain: langkah dan tenggatnya mengikuti')).toBeVisible()
  await expect(desk.getByText('Loket, hari dan petugas yang sama.')).toBeVisible()

  await desk.getByRole('link', { name: `Ke perkara ${main.reference}` }).click()
  const other = desk.getByRole('region', { name: `Laporan gabungan ${duplicate.reference}` })
  await expect(other.getByText(duplicate.story)).toBeVisible()
  await other.getByLabel(`Balas pelapor ${duplicate.reference}`).fill('Hanya untuk pelapor kedua.')
  await other.getByRole('button', { name: 'Segel dan kirim' }).click()
  await expect(other.getByText('Pesan terkirim.')).toBeVisible()
  await makeMove(desk, 'Mulai verifikasi')
  await makeMove(desk, 'Mulai penanganan')
  await makeMove(desk, 'Sampaikan tindak lanjut', 'Uang dikembalikan, petugas dibina.')
  await expect(other.getByText('Uang dikembalikan, petugas dibina.')).toBeVisible()
  await expectGoodLooks(desk)

  await track(page, duplicate)
  await expect(page.getByText(/^Laporan Anda ditangani bersama laporan lain/)).toBeVisible()
  await expect(page.getByText('Hanya untuk pelapor kedua.')).toBeVisible()
  await expect(page.getByText('Uang dikembalikan, petugas dibina.')).toBeVisible()
  await expect(page.getByText('Laporan Anda sudah diverifikasi dan mulai ditangani.')).toBeVisible()
  for (const text of [main.reference, main.story]) await expect(page.getByText(text)).toHaveCount(0)
  await expectGoodLooks(page)

  const context = await browser.newContext({ baseURL: process.env.JARI_TEST_URL, locale: 'id-ID' })
  const first = await context.newPage()
  await track(first, main)
  await expect(first.getByText('Uang dikembalikan, petugas dibina.')).toBeVisible()
  for (const text of [duplicate.reference, duplicate.story, 'Hanya untuk pelapor kedua.', 'laporan lain'])
    await expect(first.getByText(text)).toHaveCount(0)
  await expectGoodLooks(first)
  await context.close()

  await page.getByRole('button', { name: 'Saya keberatan' }).click()
  await page.getByLabel('Mengapa Anda keberatan?').fill('Uang saya belum kembali.')
  await page.getByRole('button', { name: 'Kirim keberatan' }).click()
  await expect(page.getByText('Keberatan Anda kami terima.')).toBeVisible()
  await expect(page.getByText(/^Laporan Anda ditangani bersama laporan lain/)).toHaveCount(0)
  await openCase(desk, main)
  await expect(desk.getByRole('region', { name: `Laporan gabungan ${duplicate.reference}` })).toHaveCount(0)
  await openCase(desk, duplicate)
  await expect(desk.getByRole('region', { name: 'Keadaan dan tenggat' })).toContainText('Dibuka kembali')
  await expect(desk.getByText('Uang saya belum kembali.')).toBeVisible()
})
