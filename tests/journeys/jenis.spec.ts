import { expect, test } from '@playwright/test'
import { expectGoodLooks } from '../support/looks'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('from a search to a service, to where it runs, to an office', async ({ page }) => {
    await page.goto('/layanan?q=sktm')
    await page.getByRole('link', { name: /^Tentang: .*SKTM/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('SKTM')
    await expect(page.getByText(/^\d+ dari 65 kantor dapat didatangi sekarang\./)).toBeVisible()
    for (const part of ['Syarat', 'Langkah', 'Rp0', 'Waktu', 'Dasar hukum', 'Menunggu konfirmasi unit'])
      await expect(page.getByText(part).first()).toBeVisible()
    const offices = page.getByRole('region', { name: 'Di mana hari ini' }).getByRole('listitem')
    await expect(offices).toHaveCount(65)
    await expect(offices.first()).toContainText(/Buka|Terbatas|Terganggu|Tidak ada layanan|Tutup|Belum diperbarui/)
    await page.getByRole('link', { name: /Kelurahan Andonohu/ }).click()
    await expect(page).toHaveURL(/\/layanan\/kelurahan-andonohu$/)
  })
})

test('a service of one office carries it to the report', async ({ page }) => {
  await page.goto('/layanan/jenis')
  await page.getByRole('link', { name: 'Perekaman KTP-el (pemula)' }).click()
  await page.getByRole('link', { name: 'Laporkan' }).click()
  await expect(page).toHaveURL(/\/lapor\?unit=disdukcapil$/)
})

test('what is no service is a 404', async ({ request }) => {
  for (const path of ['paspor', 'KTP-BARU', '%00']) {
    expect([path, (await request.get(`/layanan/jenis/${path}`)).status()]).toEqual([path, 404])
  }
})

for (const path of ['/layanan/jenis', '/layanan/jenis/ktp-hilang', '/layanan/jenis/kel-sktm']) {
  test(`${path} reads well in both themes and on the smallest phone`, async ({ page }) => {
    await page.goto(path)
    await expectGoodLooks(page)
  })
}
