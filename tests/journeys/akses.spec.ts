import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { addUnit, readUnit } from '../support/boards'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, trySignIn } from '../support/officers'

test('an administrator lets a system write, sees its token once, and ends it', async ({
  page,
  playwright,
  baseURL,
}) => {
  const unit = await addUnit()
  const admin = await addOfficer('ADMIN')
  await trySignIn(page.request, admin.email, admin.auth)
  await page.goto('/petugas/akses')
  await page.getByRole('button', { name: 'Buat token' }).click()
  await expect(page.getByText('Bagian ini harus diisi.').first()).toBeVisible()
  const name = `SIAK ${unit.name}`
  await page.getByLabel('Untuk sistem apa').fill(name)
  await page.getByLabel('Kantor').selectOption(unit.id)
  await page.getByLabel('Buku stok').check()
  await page.getByRole('button', { name: 'Buat token' }).click()
  const token = await page.getByTestId('token').innerText()
  await expectGoodLooks(page)

  // A system has no cookie: what it may, its token says.
  const system = await playwright.request.newContext({ baseURL })
  const enter = () =>
    system.post(`/api/v1/units/${unit.slug}/stock/blanko-ktp-el/entries`, {
      headers: { Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() },
      data: { kind: 'RECEIVED', quantity: 40 },
    })
  expect(await (await enter()).json()).toMatchObject({ version: 1, unit: unit.slug, balance: 40 })
  expect((await readUnit(system, unit.slug)).stocks).toMatchObject([{ balance: 40 }])
  const board = await page.context().newPage()
  await board.goto(`/layanan/${unit.slug}`)
  await expect(board.getByText('Dicatat sistem kantor')).toBeVisible()

  await page.goto('/petugas/akses')
  await expect(page.getByText(token)).toHaveCount(0)
  const row = page.getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText(/terakhir dipakai/)
  await row.getByText('Cabut…').click()
  await row.getByRole('button', { name: /Ya, cabut/ }).click()
  await expect(row.getByText('Dicabut')).toBeVisible()
  const refused = await enter()
  expect([refused.status(), refused.headers()['www-authenticate']]).toEqual([
    ...[401, 'Bearer realm="jari", error="invalid_token"'],
  ])
  await system.dispose()
})
