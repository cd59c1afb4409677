import { expect, type Page, test } from '@playwright/test'
import { phonePhoto, smallPdf } from '../support/evidence'
import { expectPlainLooks } from '../support/plain-looks'

test.describe.configure({ timeout: 240_000 })

const photo = async (name = 'IMG_20261124.jpg') => ({ name, mimeType: 'image/jpeg', buffer: await phonePhoto() })
const pdf = (name: string, padding = 0) => ({ name, mimeType: 'application/pdf', buffer: smallPdf(padding) })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  // Playwright looks for no text inside <noscript> from without.
  const shown = (page: Page) => page.locator('[data-plain]')
  const files = (page: Page) => page.getByLabel('Bukti (boleh dilewati)')

  test('photos and PDFs go with the form: cleaned and sealed on arrival, refused with a reason, added later', async ({
    page,
    browser,
  }) => {
    await page.goto('/lapor?unit=disdukcapil')
    await page.getByRole('radio', { name: 'Diminta membayar' }).check()
    const story = `Bukti tanpa skrip ${crypto.randomUUID()}.`
    await page.getByRole('textbox', { name: 'Ceritakan dengan kata-kata Anda' }).fill(story)
    await page.getByRole('button', { name: 'Periksa jawaban' }).click()
    await files(page).setInputFiles([await photo(), { ...pdf('program.pdf'), buffer: Buffer.from('MZ a program') }])
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await expect(shown(page).getByText('program.pdf: Jenis berkas ini tidak diterima di sini.')).toBeVisible()
    await expect(shown(page).getByText(story)).toBeVisible()
    await expectPlainLooks(page, browser)

    // More than other requests may bring: the largest photo and PDF that are taken.
    await files(page).setInputFiles([await photo(), pdf('surat besar.pdf', 7_900_000)])
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await expect(shown(page).getByText('2 berkas terkirim dan terkunci.')).toBeVisible({ timeout: 60_000 })
    await expectPlainLooks(page, browser)
    const receipt = (await page.locator('[data-receipt]').innerText()).replace(/\s/g, '')

    await page.goto('/lacak')
    await page.getByRole('textbox', { name: 'Kode laporan' }).fill(receipt)
    await page.getByRole('button', { name: 'Buka', exact: true }).click()
    await page.getByRole('button', { name: 'Tambah bukti' }).click()
    await expect(shown(page).getByText('Pilih dulu berkasnya.')).toBeVisible()
    await expectPlainLooks(page, browser)
    await page.getByLabel('Pilih foto atau PDF').setInputFiles([pdf('menyusul.pdf')])
    await page.getByRole('button', { name: 'Tambah bukti' }).click()
    await expect(shown(page).getByText('1 berkas terkirim dan terkunci.')).toBeVisible()
    for (const name of ['IMG_20261124.jpg', 'surat besar.pdf', 'menyusul.pdf'])
      await expect(shown(page).getByText(name, { exact: true })).toBeVisible()
    await expectPlainLooks(page, browser)
    // Reloaded, the form is posted again: nothing twice.
    await page.reload()
    await expect(shown(page).getByText('menyusul.pdf', { exact: true })).toHaveCount(1)
  })
})
