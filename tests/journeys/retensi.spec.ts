import { expect, test } from '@playwright/test'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query, signInAs } from '../support/officers'
import { fileReport } from '../support/reports'

const lead = () => demoAccounts().find(({ role }) => role === 'LEAD')!

test.describe.configure({ timeout: 120_000 })
test.use({ viewport: { width: 1280, height: 900 } })

test('a lead sets how long cases are kept; a wrong number is told beside its field and kept', async ({ page }) => {
  await signInAs(page, lead())
  await page.goto('/petugas/retensi')
  const complaints = page.getByLabel('Keluhan pelayanan, bulan')
  await expect(complaints).toHaveValue('24')
  await complaints.fill('3')
  await page.getByRole('button', { name: 'Simpan masa simpan' }).click()
  await expect(page.getByText('Terlalu kecil: paling sedikit 24.')).toBeVisible()
  await expect(complaints).toHaveValue('3')
  await expectGoodLooks(page)
  await complaints.fill('36')
  await page.getByRole('button', { name: 'Simpan masa simpan' }).click()
  await expect(page.getByText(/Tersimpan/)).toBeVisible()
  await page.reload()
  await expect(complaints).toHaveValue('36')
  await page.goto('/privasi')
  await expect(page.getByText('sekarang 36 bulan untuk keluhan')).toBeVisible()
})

test('an ended case is held back from erasure, and let go, in its trail', async ({ page }) => {
  const report = await fileReport(page.request)
  const ended = `UPDATE "Case" SET "state" = 'CLOSED', "outcome" = 'NOT_PROVEN', "dueOn" = NULL WHERE "id" = $1`
  await query(testDatabaseUrl(), ended, [report.id])
  await signInAs(page, lead())
  await page.goto(`/petugas/kasus/${report.id}`)
  await expect(page.getByText(/Dihapus paling cepat/)).toBeVisible()
  await page.getByLabel('Tahan dari penghapusan').selectOption('LAWSUIT')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(page.getByText(/Dihapus paling cepat/)).toHaveCount(0)
  await page.getByText(/^Jejak/).click()
  await expect(page.getByText('Menahan perkara dari penghapusan')).toBeVisible()
  await expectGoodLooks(page)
})
