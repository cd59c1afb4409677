import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { addUnit, type OwnUnit, readUnit, signInOperator } from '../support/boards'
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

test('a day from a file, without JavaScript: wrong lines, a preview, all of it, and nothing the second time', async ({
  browser,
  page,
  baseURL,
  request,
}) => {
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, baseURL, storageState: await page.context().storageState() },
  })
  const plain = await context.newPage()
  const choose = async (...rows: string[]) => {
    const text = ['tanggal;barang;jenis;jumlah;catatan', ...rows].join('\r\n')
    await plain
      .getByLabel(/berkas/i)
      .setInputFiles({ name: 'hari.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await plain.getByRole('button', { name: 'Lihat pratinjau' }).click()
  }
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await plain.goto('/petugas/papan/impor')
  await plain.getByRole('button', { name: 'Lihat pratinjau' }).click()
  await expect(plain.getByLabel('Berkas CSV')).toHaveAccessibleDescription(/harus diisi/)
  await choose(`${today};Blanko KTP-el;diterima;sepuluh;`, `${today};Blanko;terbit;2;`)
  await expect(plain.getByText('Baris 2, kolom jumlah:')).toBeVisible()
  await expect(plain.getByText('Baris 3, kolom barang:')).toBeVisible()

  const good = [`${today};Blanko KTP-el;diterima;500;Kiriman`, `${today};blanko-ktp-el;terbit;48;`]
  await choose(...good)
  const preview = plain.getByRole('form', { name: /^Pratinjau .*: belum dicatat$/ })
  await expect(preview.getByRole('row').nth(1)).toContainText(/\+500 diterima, −48 terbit.*0.*452/)
  expect((await readUnit(request, unit.slug)).stocks).toEqual([])
  await preview.getByRole('button', { name: 'Catat semuanya' }).click()
  await expect(plain.getByText(/^Tercatat: 2 catatan untuk/)).toBeVisible()
  await choose(...good)
  await expect(plain.getByText(/^Berkas ini sudah pernah dicatat/)).toBeVisible()
  expect((await readUnit(request, unit.slug)).stocks).toMatchObject([{ balance: 452 }])
  await context.close()
})

test('the page of the import reads well, with a file that is wrong and one that is right', async ({ page }) => {
  await page.goto('/petugas/papan/impor')
  const sample = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh contoh berkas' }).click()
  const path = await (await sample).path()
  await page
    .getByLabel('Berkas CSV')
    .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n1;2') })
  await page.getByRole('button', { name: 'Lihat pratinjau' }).click()
  await expect(page.getByText('Baris 1, kolom tanggal:')).toBeVisible()
  await expectGoodLooks(page)
  const early = (await readFile(path, 'utf8')).replace(/;\d\d\.\d\d;/g, ';;')
  await page
    .getByLabel('Pilih berkas lain')
    .setInputFiles({ name: 'y.csv', mimeType: 'text/csv', buffer: Buffer.from(early) })
  await page.getByRole('button', { name: 'Lihat pratinjau' }).click()
  await expect(page.getByRole('form', { name: /^Pratinjau/ })).toBeVisible()
  await expectGoodLooks(page)
})
