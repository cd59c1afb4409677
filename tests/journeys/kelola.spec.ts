import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { addDays, dayOf } from '@/lib/domain/calendar'
import { newIdentity } from '@/lib/sealing/identity'
import { addUnit, readUnit, signInOperator } from '../support/boards'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, query, signInAdmin, signInAs, trySignIn } from '../support/officers'

const PASSWORD = 'kursi kayu warna biru'
// A password is stretched by scrypt in the page, a second on a free machine and many on a busy one.
const STRETCH = { timeout: 90_000 }
const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu']

const saved = (page: Page) => expect(page.getByText(/^Tersimpan, \d\d\.\d\d WITA\.$/)).toBeVisible()

test('a new office goes live from these pages alone: unit, hours, service, ledger, operator, board, data, report', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  const key = randomUUID().slice(0, 8)
  const [slug, service, item] = [`ptsp-${key}`, `izin-usaha-${key}`, `kertas-izin-${key}`]
  await signInAdmin(page)

  await page.goto('/petugas/kelola/stok')
  const newItem = page.getByRole('region', { name: 'Barang baru' })
  await newItem.getByLabel('Nama').fill(`Kertas izin ${key}`)
  await newItem.getByLabel('Kode').fill(item)
  await newItem.getByLabel('Satuan').fill('lembar')
  await newItem.getByLabel('Batas').fill('5')
  await newItem.getByRole('button', { name: 'Buat barang' }).click()
  await saved(page)

  await page.goto('/petugas/kelola/layanan/baru')
  await page.getByLabel('Nama', { exact: true }).fill(`Izin usaha ${key}`)
  await page.getByLabel('Kode').fill(service)
  await page.getByLabel('Kelompok').fill('Perizinan')
  await page.getByLabel('Ringkasan').fill('Izin untuk membuka usaha.')
  await page.getByLabel('Syarat').fill('KTP-el\nNPWP | bila ada')
  await page.getByLabel('Waktu').fill('3 hari kerja')
  await page.getByLabel('Biaya resmi').fill('gratis')
  await page.getByLabel('Penjelasan biaya').fill('Gratis.')
  await page.getByLabel('Dasar biaya').fill('PP 5/2021')
  await page.getByLabel('Barang yang terpakai').selectOption(item)
  await page.getByRole('button', { name: 'Buat layanan' }).click()
  await expect(page.getByLabel('Biaya resmi')).toHaveAccessibleDescription(/Tulis rupiah dengan angka/)
  await expect(page.getByLabel('Barang yang terpakai')).toHaveValue(item)
  await page.getByLabel('Biaya resmi').fill('0')
  await page.getByRole('button', { name: 'Buat layanan' }).click()
  await expect(page.getByText('Menunggu konfirmasi unit')).toBeVisible()

  await page.goto('/petugas/kelola/unit/baru')
  await page.getByLabel('Nama singkat').fill(`PTSP ${key}`)
  await page.getByLabel('Nama lengkap').fill(`Mal Pelayanan Publik ${key}`)
  await page.getByLabel('Alamat papan').fill('jenis')
  await page.getByLabel('Sumber keterangan').fill('Keputusan Wali Kota')
  await page.getByRole('button', { name: 'Buat unit' }).click()
  await expect(page.getByText('Alamat ini dipakai halaman JARI sendiri. Pilih yang lain.')).toBeVisible()
  await expect(page.getByLabel('Nama lengkap')).toHaveValue(`Mal Pelayanan Publik ${key}`)
  await page.getByLabel('Alamat papan').fill(slug)
  await page.getByRole('button', { name: 'Buat unit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`PTSP ${key}`)

  await page.getByRole('link', { name: 'Jam buka' }).click()
  for (const day of DAYS) await page.getByLabel(day).fill('00.00–24.00')
  await page.getByRole('button', { name: 'Simpan jam' }).click()
  await saved(page)
  await page.goto(`/petugas/kelola/unit/${slug}/layanan`)
  await page.getByLabel(`Izin usaha ${key}`).check()
  await page.getByRole('button', { name: 'Simpan layanan' }).click()
  await saved(page)
  await expect(page.getByLabel(`Izin usaha ${key}`)).toBeChecked()
  await page.goto(`/petugas/kelola/unit/${slug}/stok`)
  await page.getByRole('button', { name: new RegExp(`Buka buku stok.*Kertas izin ${key}`) }).click()
  await expect(page.getByText('Tercatat: 0 lembar')).toBeVisible()

  await page.goto('/petugas/akun/undang')
  await page.getByLabel('Nama').fill('Sagu Lestari')
  await page.getByLabel('Jabatan').fill('Operator papan PTSP')
  await page.getByLabel('Alamat e-mail').fill(`${key}@contoh.id`)
  await page.getByRole('button', { name: 'Buat tautan' }).click()
  await expect(page.getByLabel('Unit', { exact: false }).last()).toHaveAccessibleDescription(/harus diisi/)
  await page.getByLabel('Unit', { exact: false }).last().selectOption(slug)
  await page.getByRole('button', { name: 'Buat tautan' }).click()
  const link = await page.getByTestId('link').innerText()
  await expectGoodLooks(page)

  const context = await browser.newContext({ baseURL, locale: 'id-ID' })
  const operator = await context.newPage()
  const sent: string[] = []
  context.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
  await operator.goto(new URL(link).pathname + new URL(link).hash)
  await expect(operator.getByText('Sagu Lestari')).toBeVisible()
  await operator.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
  await operator.getByLabel('Kata sandi, sekali lagi').fill('lain')
  await operator.getByRole('button', { name: 'Buat akun saya' }).click()
  await expect(operator.getByText('Tidak sama dengan kata sandi di atas.')).toBeVisible()
  await expectGoodLooks(operator)
  await operator.getByLabel('Kata sandi, sekali lagi').fill(PASSWORD)
  await operator.getByRole('button', { name: 'Buat akun saya' }).click()
  await expect(operator.getByText('Akun Anda sudah dibuat')).toBeVisible(STRETCH)
  expect(operator.url()).not.toContain('#')
  for (const secret of [PASSWORD, 'AGE-SECRET-KEY']) expect(sent.join('\n')).not.toContain(secret)
  await signInAs(operator, { email: `${key}@contoh.id`, password: PASSWORD })

  await expect(operator.getByRole('heading', { level: 1 })).toHaveText(`Papan PTSP ${key}`)
  const ledger = operator.getByRole('region', { name: 'Buku stok' })
  await ledger.getByLabel('Jumlah').first().fill('20')
  await ledger.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(ledger.getByText('20 lembar', { exact: true })).toBeVisible()
  const row = operator.getByRole('listitem').filter({ hasText: `Izin usaha ${key}` })
  await row.locator('summary').click()
  await row.getByLabel(/Sebabnya/).fill('Sistem OSS lambat')
  await row.getByRole('button', { name: 'Terganggu' }).click()
  await expect(row.getByText(/^Tersimpan/)).toBeVisible()

  const board = await readUnit(request, slug)
  expect(board.services).toMatchObject([
    { id: service, status: { whenOpen: { code: 'DISRUPTED' } }, confirmedOn: null },
  ])
  await operator.goto(`/layanan/${slug}`)
  await expect(operator.getByText(/terganggu: Sistem OSS lambat/i).first()).toBeVisible()
  await operator.goto(`/lapor?unit=${slug}&cara=polos`)
  await expect(operator.getByLabel('Di kantor mana?').or(operator.locator('select[name=unitId]')).first()).toHaveValue(
    slug,
  )
  await expect(operator.locator(`select[name=serviceId] option[value="${service}"]`)).toHaveCount(1)
  await context.close()

  await page.goto(`/petugas/kelola/layanan/${service}`)
  await page.getByLabel('Unit menyatakan keterangan ini benar').check()
  await page.getByLabel('Pernyataan dari').fill('Kepala DPM-PTSP')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByText(/^Disahkan .* oleh Kepala DPM-PTSP\.$/)).toBeVisible()
  expect((await readUnit(request, slug)).services[0]?.confirmedOn).toBe(dayOf(new Date()))

  await page.goto('/petugas/kelola/riwayat')
  await expect(page.getByText(`Unit ditambah: PTSP ${key}`)).toBeVisible()
  await expect(page.getByText(/Akun diaktifkan pemiliknya: Sagu Lestari/)).toBeVisible()
})

test('a unit that is switched off is gone for the public, and comes back', async ({ page, request }) => {
  const unit = await addUnit()
  await signInAdmin(page)
  await page.goto(`/petugas/kelola/unit/${unit.id}`)
  await page.getByText('Nonaktifkan…').click()
  await page.getByRole('button', { name: 'Ya, nonaktifkan unit' }).click()
  await expect(page.getByText('Unit ini dinonaktifkan')).toBeVisible()
  for (const path of [`/layanan/${unit.slug}`, `/api/v1/units/${unit.slug}`])
    expect([path, (await request.get(path)).status()]).toEqual([path, 404])
  expect(await (await request.get('/lapor?cara=polos')).text()).not.toContain(unit.id)
  await page.getByRole('button', { name: 'Aktifkan unit' }).click()
  await expect(page.getByText('Unit ini dinonaktifkan')).toHaveCount(0)
  expect((await request.get(`/layanan/${unit.slug}`)).status()).toBe(200)
})

test('without JavaScript: errors beside their fields, typed hours kept; of two administrators the second is told', async ({
  browser,
  page,
  baseURL,
}) => {
  const unit = await addUnit()
  await signInAdmin(page)
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, baseURL, storageState: await page.context().storageState() },
  })
  const plain = await context.newPage()
  await plain.goto(`/petugas/kelola/unit/${unit.id}/jam`)
  await page.goto(`/petugas/kelola/unit/${unit.id}/jam`)
  await plain.getByLabel('Senin').fill('16.00–08.00')
  await plain.getByLabel('Jumat').fill('08:00-11:30, 11.00-16.00')
  await plain.getByRole('button', { name: 'Simpan jam' }).click()
  await expect(plain.getByLabel('Senin')).toHaveAccessibleDescription(/sesudah jam buka/)
  await expect(plain.getByLabel('Jumat')).toHaveAccessibleDescription(/tumpang tindih/)
  await expect(plain.getByLabel('Jumat')).toHaveValue('08:00-11:30, 11.00-16.00')
  await plain.getByLabel('Senin').fill('08.00–16.00')
  await plain.getByLabel('Jumat').fill('08:00-11:30, 13.30-16.00')
  await plain.getByRole('button', { name: 'Simpan jam' }).click()
  await expect(plain.getByLabel('Jumat')).toHaveValue('08.00–11.30, 13.30–16.00')

  await page.getByLabel('Sabtu').fill('09.00–12.00')
  await page.getByRole('button', { name: 'Simpan jam' }).click()
  await expect(page.getByText('Admin lain baru saja menyimpan perubahan di sini.')).toBeVisible()
  await expect(page.getByLabel('Sabtu')).toHaveValue('09.00–12.00')
  await page.getByRole('button', { name: 'Simpan jam' }).click()
  await saved(page)
  await context.close()
})

test('an operator plans a closure, the board announces it, and it can be called off', async ({ page }) => {
  const unit = await addUnit()
  await signInOperator(page.request, unit.id)
  await page.goto('/petugas/papan')
  await page.getByRole('link', { name: 'Rencana tutup kantor' }).click()
  const day = addDays(dayOf(new Date()), 3)
  await page.getByLabel('Hari pertama').fill(day)
  await page.getByRole('button', { name: 'Simpan rencana' }).click()
  await expect(page.getByLabel('Sebabnya')).toHaveAccessibleDescription(/harus diisi/)
  await expect(page.getByLabel('Hari pertama')).toHaveValue(day)
  await page.getByLabel('Sebabnya').fill('rapat')
  await page.getByRole('button', { name: 'Simpan rencana' }).click()
  await saved(page)
  await expectGoodLooks(page)
  const board = await page.context().newPage()
  await board.goto(`/layanan/${unit.slug}`)
  await expect(board.getByText(/^Tutup \w+, \d+ \w+ \d{4}: rapat$/)).toBeVisible()
  await page.getByRole('button', { name: /^Batalkan/ }).click()
  await expect(page.getByText('Tidak ada rencana tutup.')).toBeVisible()
  await board.reload()
  await expect(board.getByText(/: rapat$/)).toHaveCount(0)
})

test('a lead sees who is new, compares their key, and lets them in', async ({ page }) => {
  const { recipient } = await newIdentity()
  const newcomer = await addOfficer('INSPECTOR')
  await query(
    testDatabaseUrl(),
    `UPDATE "Officer" SET "name" = $2, "recipient" = $3, "active" = false, "awaitsLead" = true WHERE "id" = $1`,
    [newcomer.id, `Baru ${newcomer.id.slice(0, 8)}`, recipient],
  )
  const lead = await addOfficer('LEAD')
  await trySignIn(page.request, lead.email, lead.auth)
  await page.goto('/petugas/tim')
  const row = page.getByRole('listitem').filter({ hasText: newcomer.id.slice(0, 8) })
  await expect(row).toContainText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  await row.getByText('Terima…').click()
  await expectGoodLooks(page)
  await row.getByRole('button', { name: /Sidiknya cocok, terima/ }).click()
  await expect(row).toHaveCount(0)
  expect((await trySignIn(page.request, newcomer.email, newcomer.auth)).status()).toBe(200)
})
