import { expect, test } from '@playwright/test'
import { addUnit, type OwnUnit, signInOperator } from '../support/boards'
import { expectGoodLooks } from '../support/looks'

let unit: OwnUnit

test.beforeEach(async ({ page }) => {
  unit = await addUnit()
  await signInOperator(page.request, unit.id)
})

test('what was entered wrongly is corrected by an entry that names it; the public sees sums, not names', async ({
  page,
}) => {
  await page.goto('/petugas/papan')
  const stock = page.getByRole('region', { name: 'Buku stok' })
  await stock.getByLabel('Jumlah').fill('100')
  await stock.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(stock.getByText('100 keping', { exact: true })).toBeVisible()
  await stock.getByLabel('Jumlah').fill('30')
  await stock.getByLabel('Catatan untuk umum').first().fill('Batch pagi')
  await stock.getByRole('button', { name: '− Terbit' }).click()
  await expect(stock.getByText('70 keping', { exact: true })).toBeVisible()

  await stock.getByRole('link', { name: 'Semua catatan' }).click()
  const entries = page.getByRole('main').getByRole('list').getByRole('listitem')
  await expect(entries).toHaveCount(2)
  await expect(entries.first()).toContainText(/−30 terbit · Blanko KTP-el.*saldo 70.*Batch pagi.*Petugas Uji/)
  await entries
    .first()
    .getByRole('link', { name: /^Koreksi catatan/ })
    .click()
  const correction = page.getByRole('region', { name: /^Koreksi catatan #/ })
  await expect(correction.getByLabel('Selisihnya')).toHaveValue('30')
  await correction.getByLabel('Selisihnya').fill('27')
  await correction.getByRole('button', { name: 'Catat koreksi' }).click()
  await expect(correction.getByText(/^Tersimpan/)).toBeVisible()
  await expect(entries.first()).toContainText(/\+27 koreksi.*saldo 97.*Mengoreksi catatan #\d+/)
  await expect(entries.nth(1)).toContainText(/Sudah dikoreksi oleh #\d+/)
  await expectGoodLooks(page)

  await page.goto(`/layanan/${unit.slug}`)
  await page.getByRole('link', { name: 'Buku stok 30 hari' }).click()
  const item = page.getByRole('region', { name: 'Blanko KTP-el', exact: true })
  await expect(item).toContainText('97 keping')
  await expect(item).toContainText('Hari ini: −30 terbit, +127 hitung dan koreksi')
  await expect(item).toContainText('buku stok ini baru berjalan 0 hari kerja')
  await item.getByText('Angkanya, hari demi hari').click()
  await expect(item.getByRole('row').nth(1)).toContainText('97')
  await expect(page.getByRole('main')).not.toContainText('Petugas Uji')
})

test('a service whose blanks are there is not stopped without a reason, and the public reads what the ledger says', async ({
  page,
}) => {
  await page.goto('/petugas/papan')
  const stock = page.getByRole('region', { name: 'Buku stok' })
  await stock.getByLabel('Jumlah').fill('184')
  await stock.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(stock.getByText('184 keping', { exact: true })).toBeVisible()
  const service = page.getByRole('listitem').filter({ hasText: 'Penggantian KTP-el hilang' })
  await service.locator('summary').click()
  await service.getByRole('button', { name: 'Tidak ada layanan' }).click()
  await expect(service.getByLabel(/Sebabnya/)).toHaveAccessibleDescription(/Buku stok masih mencatat 184/)
  await service.getByLabel(/Sebabnya/).fill('Blanko habis')
  await service.getByRole('button', { name: 'Tidak ada layanan' }).click()
  await expect(service.getByText(/^Tersimpan/)).toBeVisible()
  await page.goto(`/layanan/${unit.slug}`)
  await expect(page.getByText(/Blanko habis.*catatan: buku stok masih mencatat 184 keping/).first()).toBeVisible()
})

test('the public ledger of the demo draws thirty days', async ({ page }) => {
  await page.goto('/layanan/disdukcapil/stok')
  const item = page.getByRole('region', { name: 'Blanko KTP-el', exact: true })
  await expect(item.getByRole('img', { name: /^Saldo di akhir hari.*paling sedikit/ })).toBeVisible()
  await expect(item.getByRole('img').first().locator('rect')).toHaveCount(30)
  await expect(item).toContainText(/bila seperti 14 hari kerja terakhir: rata-rata/)
  await item.getByText('Angkanya, hari demi hari').click()
  await expect(item.getByRole('row')).toHaveCount(31)
  await expectGoodLooks(page)
})
