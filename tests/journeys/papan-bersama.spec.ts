import { expect, type Page, test } from '@playwright/test'
import { addUnit, type OwnUnit, readUnit, signInOperator } from '../support/boards'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'

let unit: OwnUnit

test.beforeEach(async ({ page }) => {
  unit = await addUnit()
  await signInOperator(page.request, unit.id)
})

for (const javaScriptEnabled of [true, false]) {
  test(`two operators at once, ${javaScriptEnabled ? 'with' : 'without'} JavaScript: the later sees the other's change and decides`, async ({
    browser,
    page,
    baseURL,
    request,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL })
    await signInOperator(context.request, unit.id)
    const later = await context.newPage()
    await later.goto('/petugas/papan')
    const service = later.getByRole('listitem').filter({ hasText: 'Kartu Keluarga baru' })
    await service.locator('summary').click()
    await service.getByLabel(/Sebabnya/).fill('Petugas sakit')

    await page.goto('/petugas/papan')
    const first = page.getByRole('listitem').filter({ hasText: 'Kartu Keluarga baru' })
    await first.locator('summary').click()
    await first.getByLabel(/Sebabnya/).fill('Kuota 50')
    await first.getByRole('button', { name: 'Terbatas' }).click()
    await expect(page.getByText(/^Tersimpan/)).toHaveCount(1)

    await service.getByRole('button', { name: 'Terganggu', exact: true }).click()
    await expect(service.getByText('Rekan Anda baru saja mengubahnya')).toBeVisible()
    await expect(service).toContainText(
      /Petugas Uji mengubah Kartu Keluarga baru.*: Seperti biasa → Terbatas\. Kuota 50/,
    )
    await expect(service.getByLabel(/Sebabnya/)).toHaveValue('Petugas sakit')
    const code = async () => (await readUnit(request, unit.slug)).services.at(-1)?.status.whenOpen.code
    expect(await code()).toBe('LIMITED')
    if (javaScriptEnabled) await expectGoodLooks(later)
    await service.getByRole('button', { name: 'Tetap terbitkan: Terganggu' }).click()
    await expect(later.getByText(/^Tersimpan/)).toHaveCount(1)
    expect(await code()).toBe('DISRUPTED')
    await context.close()
  })
}

const stockRegion = { name: 'Buku stok' } as const
const waiting = (page: Page) => page.getByRole('region', { name: 'Belum terbit: menunggu sinyal' })

test('without signal changes wait on the phone, in order, each to be dropped; back online they are published once', async ({
  page,
  context,
  request,
}) => {
  await page.goto('/petugas/papan')
  const stock = page.getByRole('region', stockRegion)
  await stock.getByLabel('Jumlah').fill('20')
  await stock.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(stock.getByText('20 keping', { exact: true })).toBeVisible()

  await context.setOffline(true)
  for (const count of ['3', '4', '5']) {
    await stock.getByLabel('Jumlah').fill(count)
    await stock.getByRole('button', { name: '− Terbit' }).click()
    await expect(waiting(page)).toContainText(`Blanko KTP-el: − Terbit ${count}`)
  }
  await page.getByRole('button', { name: 'Masih sama seperti kemarin' }).click()
  await expect(waiting(page).getByRole('listitem')).toHaveCount(4)
  await expect(stock.getByText(/^Belum terbit: menunggu sinyal/)).toBeVisible()
  expect((await readUnit(request, unit.slug)).stocks).toMatchObject([{ balance: 20 }])
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Buang: Blanko KTP-el: − Terbit 5' }).click()
  await expect(waiting(page).getByRole('listitem')).toHaveCount(3)
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await expect(page.getByText('3 perubahan papan belum terbit.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Tetap masuk' }).click()

  await context.setOffline(false)
  await expect(waiting(page)).toHaveCount(0)
  await expect(stock.getByText('13 keping', { exact: true })).toBeVisible()
  const { stocks, status } = await readUnit(request, unit.slug)
  expect([stocks[0]?.balance, status.confirmedToday]).toEqual([13, true])
  const changes = await query<{ kind: string; after: string | null }>(
    testDatabaseUrl(),
    'SELECT "kind", "after" FROM "BoardChange" WHERE "unitId" = $1 ORDER BY "id"',
    [unit.id],
  )
  expect(changes.rows.map(({ kind, after }) => after ?? kind)).toEqual(['20', '17', '13', 'CONFIRMED'])
})

test('an answer that was lost: the change is sent again when the page opens, and done once', async ({
  page,
  request,
}) => {
  await page.goto('/petugas/papan')
  const stock = page.getByRole('region', stockRegion)
  // The server does it; its answer, and every later request, is lost on the way.
  await page.route(/\/petugas\/papan/, async (route) => {
    if (route.request().method() === 'POST') await route.fetch().catch(() => null)
    await route.abort('connectionreset')
  })
  await stock.getByLabel('Jumlah').fill('20')
  await stock.getByRole('button', { name: '= Hasil hitung' }).click()
  await expect(waiting(page)).toBeVisible()
  expect((await readUnit(request, unit.slug)).stocks).toMatchObject([{ balance: 20 }])
  await page.unrouteAll({ behavior: 'wait' })
  await page.goto('/petugas/papan')
  await expect(waiting(page)).toHaveCount(0)
  await expect(stock.getByText('20 keping', { exact: true })).toBeVisible()
  const changes = await query(testDatabaseUrl(), 'SELECT 1 FROM "BoardChange" WHERE "unitId" = $1', [unit.id])
  expect(changes.rows).toHaveLength(1)
})

test('a change that waited meets a colleague’s newer one and stops; its operator decides', async ({
  browser,
  page,
  context,
  baseURL,
  request,
}) => {
  await page.goto('/petugas/papan')
  const service = (on: Page) => on.getByRole('listitem').filter({ hasText: 'Kartu Keluarga baru' }).first()
  await context.setOffline(true)
  await service(page).locator('summary').click()
  await service(page)
    .getByLabel(/Sebabnya/)
    .fill('Petugas sakit')
  await service(page).getByRole('button', { name: 'Terganggu', exact: true }).click()
  await expect(waiting(page)).toContainText(/Kartu Keluarga baru.*: Terganggu Petugas sakit/)

  const colleagues = await browser.newContext({ baseURL })
  await signInOperator(colleagues.request, unit.id)
  const other = await colleagues.newPage()
  await other.goto('/petugas/papan')
  await service(other).locator('summary').click()
  await service(other).getByRole('button', { name: 'Terbatas' }).click()
  await expect(service(other).getByText(/^Tersimpan/)).toBeVisible()
  await colleagues.close()

  await context.setOffline(false)
  await expect(waiting(page)).toContainText(/Sementara itu rekan Anda mengubahnya.*Seperti biasa → Terbatas/)
  const code = async () => (await readUnit(request, unit.slug)).services.at(-1)?.status.whenOpen.code
  expect(await code()).toBe('LIMITED')
  await waiting(page).getByRole('button', { name: 'Terbitkan di atasnya' }).click()
  await expect(waiting(page)).toHaveCount(0)
  expect(await code()).toBe('DISRUPTED')
})
