import { expect, test } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, query, trySignIn } from '../support/officers'

test('an officer sees their sessions and ends one from another browser', async ({ page, playwright }) => {
  const { email, auth } = await addOfficer('VIEWER')
  const other = await playwright.request.newContext({
    baseURL: process.env.JARI_TEST_URL,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
  })
  await trySignIn(other, email, auth)
  await trySignIn(page.request, email, auth)
  await page.goto('/petugas/saya')
  const sessions = page.getByRole('region', { name: 'Sesi saya' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await expect(sessions.getByRole('listitem').filter({ hasText: 'yang Anda pakai sekarang' })).toHaveCount(1)
  await expectGoodLooks(page)
  const row = sessions.getByRole('listitem').filter({ hasText: 'Komputer, Firefox' })
  await row.getByRole('button', { name: /^Akhiri sesi ini/ }).click()
  await expect(row).toHaveCount(0)
  expect((await other.get('/petugas/angka', { maxRedirects: 0 })).status()).toBe(307)
  await expect(sessions.getByRole('button', { name: 'Akhiri semua sesi lain' })).toHaveCount(0)
  expect((await page.request.get('/petugas/angka')).status()).toBe(200)
  await other.dispose()
})

test('signing in again ends the session before it', async ({ request }) => {
  const officer = await addOfficer('VIEWER')
  await trySignIn(request, officer.email, officer.auth)
  await trySignIn(request, officer.email, officer.auth)
  const { rows } = await query(
    testDatabaseUrl(),
    `SELECT "endedAt" FROM "Session" WHERE "officerId" = $1 ORDER BY "createdAt"`,
    [officer.id],
  )
  expect(rows).toEqual([{ endedAt: expect.any(Date) }, { endedAt: null }])
})

test('taking an officer off works at once', async ({ request }) => {
  const officer = await addOfficer('VIEWER')
  await trySignIn(request, officer.email, officer.auth)
  const status = async () => (await request.get('/petugas/angka', { maxRedirects: 0 })).status()
  expect(await status()).toBe(200)
  await query(testDatabaseUrl(), `UPDATE "Officer" SET "active" = false WHERE "id" = $1`, [officer.id])
  expect(await status()).toBe(307)
})
