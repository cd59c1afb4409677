import { expect, test } from '@playwright/test'
import { demoAccounts } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { signInAs } from '../support/officers'
import { fileReport } from '../support/reports'

const lead = () => demoAccounts().find(({ role }) => role === 'LEAD')!

test('a lead edits a saved text, and an officer puts it into a message to a reporter', async ({ page, request }) => {
  const report = await fileReport(request)
  await signInAs(page, lead())
  await page.getByRole('link', { name: 'Teks balasan' }).click()
  const form = page.getByRole('region', { name: 'Teks baru' })
  const title = `Kabar ${report.reference}`
  await form.getByLabel('Judul').fill(title)
  await form.getByLabel('Teks', { exact: true }).fill('Halo {nama}, laporan {nomor} kami baca.')
  await form.getByRole('button', { name: 'Tambahkan' }).click()
  await expect(form.getByText('hanya {nomor} dan {tenggat} yang dapat dipakai')).toBeVisible()
  await expect(form.getByLabel('Judul')).toHaveValue(title)
  await expectGoodLooks(page)
  await form.getByLabel('Teks', { exact: true }).fill('Laporan {nomor} kami jawab paling lambat {tenggat}.')
  await form.getByRole('button', { name: 'Tambahkan' }).click()
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
  await row.getByText('Riwayat (1)').click()
  await expect(row.getByText(lead().name)).toBeVisible()

  await page.goto(`/petugas/kasus/${report.id}`)
  const picker = page.getByLabel('Teks balasan')
  await picker.selectOption({ label: title })
  await page.getByRole('button', { name: 'Sisipkan' }).click()
  const field = page.getByLabel('Balas pelapor')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(
    new RegExp(`^Laporan ${report.reference} kami jawab paling lambat \\w+, \\d+ \\w+ 20\\d\\d\\.$`),
  )
  await expectGoodLooks(page)
  await page.keyboard.type(' Terima kasih.')
  await page.getByRole('button', { name: 'Segel dan kirim' }).first().click()
  await expect(page.getByText('Pesan terkirim.')).toBeVisible()
})
