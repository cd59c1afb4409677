import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { desksOf } from '@/lib/domain/desks'
import { type Role, ROLES } from '@/lib/domain/roles'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, trySignIn } from '../support/officers'

/** Every page of /petugas: who may see it. 'own': each role is sent to its desk. A case that does not exist is nobody's. */
const PAGES: Record<string, readonly Role[] | 'own'> = {
  '/petugas': 'own',
  '/petugas/saya': ROLES,
  '/petugas/saya/sandi': ROLES,
  '/petugas/kode': ROLES,
  '/petugas/sidik': ['LEAD', 'INSPECTOR'],
  '/petugas/kasus': ['LEAD', 'INSPECTOR'],
  '/petugas/kasus/balasan': ['LEAD'],
  '/petugas/kasus/baru': ['LEAD', 'INSPECTOR'],
  '/petugas/kasus/[id]': [],
  '/petugas/kasus/cari': ['LEAD', 'INSPECTOR'],
  '/petugas/kasus/[id]/berkas': [],
  '/petugas/disposisi': ['OPERATOR'],
  '/petugas/disposisi/[id]': [],
  '/petugas/papan': ['OPERATOR'],
  '/petugas/papan/libur': ['OPERATOR'],
  '/petugas/papan/stok': ['OPERATOR'],
  '/petugas/papan/impor': ['OPERATOR'],
  '/petugas/akun': ['ADMIN'],
  '/petugas/akses': ['ADMIN'],
  '/petugas/akun/undang': ['ADMIN'],
  '/petugas/akun/[id]': [],
  '/petugas/tim': ['LEAD'],
  '/petugas/tim/kunci': ['LEAD'],
  '/petugas/tim/pemulihan': ['LEAD'],
  '/petugas/kelola': ['ADMIN'],
  '/petugas/kelola/unit': ['ADMIN'],
  '/petugas/kelola/unit/baru': ['ADMIN'],
  '/petugas/kelola/unit/[unit]': ['ADMIN'],
  '/petugas/kelola/unit/[unit]/jam': ['ADMIN'],
  '/petugas/kelola/unit/[unit]/layanan': ['ADMIN'],
  '/petugas/kelola/unit/[unit]/libur': ['ADMIN'],
  '/petugas/kelola/unit/[unit]/stok': ['ADMIN'],
  '/petugas/kelola/layanan': ['ADMIN'],
  '/petugas/kelola/layanan/baru': ['ADMIN'],
  '/petugas/kelola/layanan/[service]': ['ADMIN'],
  '/petugas/kelola/stok': ['ADMIN'],
  '/petugas/kelola/kalender': ['ADMIN'],
  '/petugas/kelola/riwayat': ['ADMIN'],
  '/petugas/gratifikasi': ROLES,
  '/petugas/gratifikasi/baru': ROLES,
  '/petugas/gratifikasi/[id]': [],
  '/petugas/identitas': ['LEAD', 'INSPECTOR'],
  '/petugas/instansi': ['LEAD', 'ADMIN'],
  '/petugas/retensi': ['LEAD'],
  '/petugas/pemberitahuan': ['LEAD', 'INSPECTOR', 'OPERATOR'],
  '/petugas/angka': ['LEAD', 'VIEWER'],
}

const addressOf = (page: string) =>
  page.replace('[id]', randomUUID()).replace('[unit]', 'disdukcapil').replace('[service]', 'ktp-baru')

test('the table names every page there is, and none that is not', () => {
  const found = readdirSync('app/petugas', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx'))
    .map((file) => `/petugas/${file}`.replace(/\/page\.tsx$/, ''))
  expect(found.toSorted()).toEqual(Object.keys(PAGES).toSorted())
})

for (const role of ROLES) {
  test(`${role} sees their own pages; the others do not exist`, async ({ request }) => {
    const officer = await addOfficer(role)
    expect((await trySignIn(request, officer.email, officer.auth)).status()).toBe(200)
    for (const [page, allowed] of Object.entries(PAGES)) {
      const answer = await request.get(addressOf(page), { maxRedirects: 0 })
      if (allowed === 'own') {
        expect([page, answer.status(), answer.headers().location]).toEqual([page, 307, desksOf(role)[0]?.path])
      } else {
        expect([page, answer.status()]).toEqual([page, allowed.includes(role) ? 200 : 404])
        expect(answer.headers()['cache-control']).toContain('no-store')
      }
    }
  })
}

test('whoever is not signed in is sent to sign in, from everywhere', async ({ request }) => {
  for (const page of Object.keys(PAGES).map(addressOf)) {
    const answer = await request.get(page, { maxRedirects: 0 })
    expect([page, answer.status(), answer.headers().location]).toEqual([page, 307, '/masuk'])
  }
})

test('an administrator takes an officer off and puts them back, without JavaScript too', async ({
  browser,
  playwright,
}) => {
  const [admin, officer] = [await addOfficer('ADMIN'), await addOfficer('VIEWER')]
  const request = await playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL })
  await trySignIn(request, admin.email, admin.auth)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: process.env.JARI_TEST_URL,
    storageState: await request.storageState(),
  })
  const page = await context.newPage()
  await page.goto(`/petugas/akun?q=${officer.email}`)
  const row = page.getByRole('listitem').filter({ hasText: officer.email })
  await row.getByText('Nonaktifkan…').click()
  await row.getByRole('button', { name: /Ya, nonaktifkan/ }).click()
  await expect(row.getByText('Nonaktif', { exact: true })).toBeVisible()
  const victim = await playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL })
  expect((await trySignIn(victim, officer.email, officer.auth)).status()).toBe(401)
  await row.getByRole('button', { name: /Aktifkan lagi/ }).click()
  await expect(row.getByText('Aktif', { exact: true })).toBeVisible()
  expect((await trySignIn(victim, officer.email, officer.auth)).status()).toBe(200)

  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page).toHaveURL(/\/masuk$/)
  for (const used of [request, victim]) await used.dispose()
  await context.close()
})

for (const [role, path] of [
  ['ADMIN', '/petugas/akun'],
  ['VIEWER', '/petugas/angka'],
  ['ADMIN', '/petugas/tidak-ada'],
  ['VIEWER', '/petugas/kasus'],
] as const) {
  test(`${path} as ${role} reads well in both themes and on the smallest phone`, async ({ page }) => {
    const officer = await addOfficer(role)
    await trySignIn(page.request, officer.email, officer.auth)
    await page.goto(path)
    await expectGoodLooks(page)
  })
}
