import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { addUnit } from '../support/boards'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query, signInAdmin } from '../support/officers'

test('a holiday is entered, renamed and taken out', async ({ page }) => {
  await signInAdmin(page)
  const name = `Uji ${randomUUID().slice(0, 8)}`
  await page.goto('/petugas/kelola/kalender?tahun=2031')
  const form = page.getByRole('region', { name: 'Hari libur baru' })
  await form.getByLabel('Tanggal').fill('2031-05-02')
  await form.getByLabel('Nama').fill(name)
  await form.getByRole('button', { name: 'Tambah hari libur' }).click()
  const row = page.getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText('Cuti bersama')
  await row.getByText('Ubah').click()
  await row.getByLabel('Jenis').selectOption('Libur daerah')
  await row.getByRole('button', { name: 'Simpan hari libur' }).click()
  await expect(row.locator('p').first()).toContainText('Libur daerah')
  await expectGoodLooks(page)
  await row.getByRole('button', { name: 'Hapus hari libur' }).click()
  await expect(row).toHaveCount(0)

  await page.goto('/petugas/kelola/riwayat')
  const changed = page.getByRole('listitem').filter({ hasText: /^Hari libur diubah: Jumat, 2 Mei 2031/ })
  await expect(changed.first()).toContainText(/Jenis: Cuti bersama.*Libur daerah/)
  await expect(page.getByRole('main')).not.toContainText('COLLECTIVE_LEAVE')
})

test('a wrong e-mail address is told in the page’s language, beside its field, which then has the focus', async ({
  page,
}) => {
  await signInAdmin(page)
  await page.goto('/petugas/akun/undang')
  await page.getByLabel('Nama').fill('Sagu Lestari')
  await page.getByLabel('Jabatan').fill('Operator papan')
  await page.getByLabel('Alamat e-mail').fill('sagu')
  await page.getByRole('button', { name: 'Buat tautan' }).click()
  await expect(page.getByLabel('Alamat e-mail')).toHaveAccessibleDescription(/Alamat e-mail ini tidak lengkap/)
  await expect(page.getByLabel('Alamat e-mail')).toBeFocused()
  await expect(page.getByLabel('Nama')).toHaveValue('Sagu Lestari')
})

test('the pages read well in both themes and on the smallest phone', async ({ page }) => {
  await signInAdmin(page)
  const unit = await addUnit() // open day and night, silent, and first by its name
  await query(
    testDatabaseUrl(),
    `UPDATE "Unit" SET "phone" = '0812 3456 7890', "name" = '0 ' || "name" WHERE "id" = $1`,
    [unit.id],
  )
  await page.goto('/petugas/kelola')
  await expect(page.getByText(/Kalender baru lengkap sampai/)).toBeVisible()
  const silent = page.getByRole('listitem').filter({ hasText: unit.name })
  await expect(silent.getByText(/belum pernah berkabar/)).toBeVisible()
  await expect(silent.getByRole('link', { name: /WhatsApp/ })).toHaveAttribute('href', 'https://wa.me/6281234567890')
  for (const path of [
    ...['', '/unit', '/unit/baru', '/unit/disdukcapil', '/unit/disdukcapil/jam', '/unit/disdukcapil/layanan'],
    ...['/unit/disdukcapil/stok', '/layanan', '/layanan/ktp-baru', '/stok', '/kalender', '/riwayat'],
  ]) {
    await page.goto(`/petugas/kelola${path}`)
    await expect(page).not.toHaveTitle(/Meja petugas/)
    await expectGoodLooks(page)
  }
  await page.goto('/aktivasi#tidak-berlaku')
  await expect(page.getByText('Tautan ini tidak berlaku')).toBeVisible()
})
