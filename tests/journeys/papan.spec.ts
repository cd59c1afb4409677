import { expect, test } from '@playwright/test'
import { addUnit, type OwnUnit, readUnit, signInOperator } from '../support/boards'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'

let unit: OwnUnit

test.beforeEach(async ({ page }) => {
  unit = await addUnit()
  await signInOperator(page.request, unit.id)
})

const stockRegion = { name: 'Buku stok' } as const

test('one press confirms the board; page and data show it on their next read', async ({ page, request }) => {
  await page.goto('/petugas/papan')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Papan ${unit.name}`)
  await expect(page.getByText('Belum ada kabar dari kantor ini untuk publik.')).toBeVisible()
  await page.getByRole('button', { name: 'Masih sama seperti kemarin' }).click()
  await expect(page.getByText(/^Tersimpan, \d\d\.\d\d WITA\.$/)).toBeVisible()
  await expect(page.getByText(/Sudah tampil untuk publik, \d\d\.\d\d WITA\./)).toBeVisible()
  const { status } = await readUnit(request, unit.slug)
  expect(status.confirmedToday).toBe(true)
  await page.getByRole('link', { name: 'Lihat halaman publik' }).click()
  await expect(page.getByText(/^Dikabari petugas hari ini \d\d\.\d\d WITA\.$/)).toBeVisible()
})

test('two presses set a status, with its reason; setting it back takes both away', async ({ page, request }) => {
  await page.goto('/petugas/papan')
  const service = page.getByRole('listitem').filter({ hasText: 'Kartu Keluarga baru' })
  await service.locator('summary').click()
  await service.getByLabel(/Sebabnya/).fill('SIAK lambat')
  await service.getByLabel(/Sarannya/).fill('Datang setelah pukul 13.00')
  await service.getByRole('button', { name: 'Terganggu' }).click()
  await expect(service.getByText(/^Tersimpan/)).toBeVisible()
  await expect(service.getByRole('button', { name: 'Terganggu' })).toHaveAttribute('aria-pressed', 'true')

  const after = (await readUnit(request, unit.slug)).services.find(({ id }) => id === 'kk-baru')
  expect(after?.status.whenOpen).toMatchObject({
    ...{ code: 'DISRUPTED', instead: 'Datang setelah pukul 13.00' },
    text: expect.stringMatching(/^Kata petugas: SIAK lambat, sejak pukul/),
  })
  await page.goto(`/layanan/${unit.slug}`)
  await expect(page.getByText(/terganggu: SIAK lambat/i).first()).toBeVisible()

  await page.goto('/petugas/papan')
  await service.locator('summary').click()
  await service.getByRole('button', { name: 'Seperti biasa' }).click()
  await expect(service.getByText(/^Tersimpan/)).toBeVisible()
  await expect(service.getByLabel(/Sebabnya/)).toHaveValue('')
  const normal = (await readUnit(request, unit.slug)).services.find(({ id }) => id === 'kk-baru')
  expect(normal?.status.whenOpen).toMatchObject({ code: 'OPEN' })
})

test('stock to zero: "blanko habis" on page and data at once', async ({ page, request }) => {
  await page.goto('/petugas/papan')
  const ledger = page.getByRole('region', stockRegion)
  await ledger.getByLabel('Jumlah').fill('2')
  await ledger.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(ledger.getByText('2 keping', { exact: true })).toBeVisible()
  await ledger.getByLabel('Jumlah').fill('3')
  await ledger.getByRole('button', { name: '− Terbit' }).click()
  await expect(ledger.getByText('Stok tidak dapat di bawah nol: tercatat 2.')).toBeVisible()
  await expect(ledger.getByLabel('Jumlah')).toHaveValue('3')
  for (const left of [1, 0]) {
    await ledger.getByLabel('Jumlah').fill('1')
    await ledger.getByRole('button', { name: '− Terbit' }).click()
    await expect(ledger.getByText(`${left} keping`, { exact: true })).toBeVisible()
  }

  const { stocks, status } = await readUnit(request, unit.slug)
  expect(stocks).toMatchObject([
    {
      balance: 0,
      today: [
        { kind: 'ISSUED', delta: -2 },
        { kind: 'COUNTED', delta: 2 },
      ],
    },
  ])
  expect(status.problems).toMatchObject([
    { code: 'UNAVAILABLE', why: 'OUT_OF_STOCK', services: ['ktp-baru', 'ktp-hilang'] },
  ])
  await page.goto(`/layanan/${unit.slug}`)
  await expect(page.getByText(/cetak KTP-el berhenti: blanko habis sejak pukul \d\d\.\d\d/i).first()).toBeVisible()
  await expect(page.getByText('Hari ini: −2 terbit, +2 hasil hitung')).toBeVisible()
  await page.goto(`/layanan?q=${encodeURIComponent(unit.name)}`)
  await expect(page.getByRole('link', { name: new RegExp(unit.name) })).toBeVisible()
})

test('a notice with an end goes up and comes down', async ({ page }) => {
  await page.goto('/petugas/papan')
  await page.getByLabel('Isi pengumuman').fill('Antre di loket 2 <b>ya</b>')
  await page.getByLabel('Berlaku sampai').fill('2020-01-01T08:00')
  await page.getByRole('button', { name: 'Simpan pengumuman' }).click()
  await expect(page.getByText('Waktu ini sudah lewat.')).toBeVisible()
  await expect(page.getByLabel('Isi pengumuman')).toHaveValue('Antre di loket 2 <b>ya</b>')
  const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 16)
  await page.getByLabel('Berlaku sampai').fill(tomorrow)
  await page.getByRole('button', { name: 'Simpan pengumuman' }).click()
  await expect(page.getByRole('button', { name: 'Turunkan pengumuman' })).toBeVisible()
  const board = await page.context().newPage()
  await board.goto(`/layanan/${unit.slug}`)
  await expect(board.getByText('Antre di loket 2 <b>ya</b>', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Turunkan pengumuman' }).click()
  await expect(page.getByLabel('Isi pengumuman')).toHaveValue('')
  await expect(page.getByRole('button', { name: 'Turunkan pengumuman' })).toHaveCount(0)
  await board.reload()
  await expect(board.getByText('Pengumuman diturunkan.')).toBeVisible()
  await expect(board.getByRole('region', { name: 'Status sekarang' })).not.toContainText('Antre di loket 2')
})

test('without JavaScript: the same forms, errors beside their fields, a reload counts nothing twice', async ({
  browser,
  page,
  baseURL,
  request,
}) => {
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, baseURL, storageState: await page.context().storageState() },
  })
  const plain = await context.newPage()
  await plain.goto('/petugas/papan')
  await plain.getByRole('button', { name: 'Masih sama seperti kemarin' }).click()
  await expect(plain.getByText(/^Tersimpan/)).toBeVisible()
  await expect(plain.getByText(/Sudah tampil untuk publik/)).toBeVisible()

  const ledger = plain.getByRole('region', stockRegion)
  await ledger.getByLabel('Jumlah').fill('banyak')
  await ledger.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(ledger.getByLabel('Jumlah')).toHaveAccessibleDescription(/angka saja/)
  await expect(ledger.getByLabel('Jumlah')).toHaveValue('banyak')
  await ledger.getByLabel('Jumlah').fill('1.250')
  await ledger.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(ledger.getByText('1.250 keping', { exact: true })).toBeVisible()
  await ledger.getByLabel('Jumlah').fill('50')
  await ledger.getByRole('button', { name: '+ Diterima' }).click()
  await expect(ledger.getByText('1.300 keping', { exact: true })).toBeVisible()
  await plain.reload()
  expect((await readUnit(request, unit.slug)).stocks).toMatchObject([{ balance: 1300 }])

  const second = plain.getByRole('listitem').filter({ hasText: 'Penggantian KTP-el hilang' })
  await second.locator('summary').click()
  await second.getByLabel(/Sebabnya/).fill('Printer macet')
  await second.getByRole('button', { name: 'Tidak ada layanan' }).click()
  await expect(plain.getByText(/^Tersimpan/)).toHaveCount(1)
  const { services } = await readUnit(request, unit.slug)
  expect(services.map(({ id, status }) => [id, status.whenOpen.code])).toEqual([
    ['ktp-baru', 'OPEN'],
    ['ktp-hilang', 'UNAVAILABLE'],
    ['kk-baru', 'OPEN'],
  ])
  await context.close()
})

test('forged fields change nothing of anybody else', async ({ page, request }) => {
  const other = await addUnit()
  const forge = (fields: Record<string, string>) =>
    page.evaluate((forged) => {
      for (const form of document.querySelectorAll('form'))
        for (const [name, value] of Object.entries(forged))
          form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    }, fields)
  const press = () => page.getByRole('button', { name: 'Masih sama seperti kemarin' }).click()
  const changed = async () =>
    (
      await query<{ unitId: string }>(
        testDatabaseUrl(),
        'SELECT "unitId" FROM "BoardChange" WHERE "unitId" = ANY($1)',
        [[unit.id, other.id]],
      )
    ).rows
  await page.goto('/petugas/papan')
  await forge({ unitId: other.id, unit: other.id, role: 'LEAD' })
  await press()
  await expect(page.getByText(/^Ini untuk papan unit Anda yang dulu/)).toBeVisible()
  expect(await changed()).toEqual([])

  await page.goto('/petugas/papan')
  await forge({ unitId: other.id, role: 'LEAD' })
  await press()
  await expect(page.getByText(/^Tersimpan/)).toBeVisible()
  expect(await changed()).toEqual([{ unitId: unit.id }])
  expect((await readUnit(request, other.slug)).status.confirmedAt).toBeNull()
})

test('an operator taken off between two presses changes nothing and is told', async ({ page }) => {
  await page.goto('/petugas/papan')
  await query(testDatabaseUrl(), 'UPDATE "Officer" SET "active" = false WHERE "unitId" = $1', [unit.id])
  await page.getByRole('button', { name: 'Masih sama seperti kemarin' }).click()
  await expect(page.getByText(/Anda sudah keluar, atau waktu masuk Anda habis/)).toBeVisible()
  const { rows } = await query(testDatabaseUrl(), 'SELECT 1 FROM "BoardChange" WHERE "unitId" = $1', [unit.id])
  expect(rows).toEqual([])
})

test('the desk reads well in both themes and on the smallest phone, open and in trouble', async ({ page }) => {
  await page.goto('/petugas/papan')
  await page.getByLabel('Jumlah').fill('banyak')
  await page.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(page.getByText(/angka saja/)).toBeVisible()
  for (const summary of await page.locator('main summary').all()) await summary.click()
  await expectGoodLooks(page)
})
