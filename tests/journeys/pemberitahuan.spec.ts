import { expect, test } from '@playwright/test'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, trySignIn } from '../support/officers'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an officer chooses which e-mails come', async ({ page }) => {
      const officer = await addOfficer('INSPECTOR')
      await trySignIn(page.request, officer.email, officer.auth)
      await page.goto('/petugas/kasus')
      await page.getByRole('link', { name: 'Pemberitahuan' }).click()
      await expect(page.getByText(officer.email)).toBeVisible()
      await expect(page.getByLabel('pelapor menulis')).toBeChecked()
      await expect(page.getByLabel('ada laporan baru')).toHaveCount(0) // a lead's
      await page.getByLabel('pelapor menulis').uncheck()
      await page.getByLabel('setiap pagi').uncheck()
      await page.getByRole('button', { name: 'Simpan' }).click()
      await expect(page.getByText(/Tersimpan/)).toBeVisible()
      await page.reload()
      await expect(page.getByLabel('pelapor menulis')).not.toBeChecked()
      await expect(page.getByLabel('tenggat lewat')).toBeChecked()
      for (const one of await page.getByRole('checkbox').all()) await one.uncheck()
      await page.getByRole('button', { name: 'Simpan' }).click()
      await expect(page.getByText(/Tersimpan/)).toBeVisible()
      await page.reload()
      for (const one of await page.getByRole('checkbox').all()) await expect(one).not.toBeChecked()
      if (javaScriptEnabled) await expectGoodLooks(page) // the same page either way; axe needs scripts
    })
  })
