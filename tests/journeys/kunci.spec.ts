import { expect, test } from '@playwright/test'
import { demoAccount, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, query, setUpSecondFactor, signInAs, trySignIn } from '../support/officers'
import { fileReport } from '../support/reports'

// A password is stretched by scrypt in the page, a second on a free machine and many on a busy one.
const STRETCH = { timeout: 90_000 }
test.describe.configure({ timeout: 300_000 })
const PASSWORD = 'perahu hijau di teluk tenang'
const ANOTHER = 'sampan kecil menunggu angin barat'

test('a lost password: a new link, a new key that a lead compares, and the case keys again', async ({
  browser,
  baseURL,
}) => {
  const [admin, inspector] = [await addOfficer('ADMIN'), await addOfficer('INSPECTOR')]
  const name = `Wa Ode ${inspector.id.slice(0, 8)}`
  await query(testDatabaseUrl(), `UPDATE "Officer" SET "name" = $2 WHERE "id" = $1`, [inspector.id, name])
  const pageOf = async () => (await browser.newContext({ baseURL, locale: 'id-ID' })).newPage()
  const [desk, own, lead] = [await pageOf(), await pageOf(), await pageOf()]
  await trySignIn(own.request, inspector.email, inspector.auth)

  await trySignIn(desk.request, admin.email, admin.auth)
  await desk.goto(`/petugas/akun?q=${inspector.email}`)
  await desk.getByRole('link', { name: new RegExp(`^Kelola akun.*${name}`) }).click()
  await expectGoodLooks(desk)
  await desk.getByRole('button', { name: 'Buat tautan baru' }).click()
  const link = new URL(await desk.getByTestId('link').innerText())

  await own.goto(link.pathname + link.hash)
  await expect(own.getByText(name)).toBeVisible()
  await own.getByLabel('Kata sandi', { exact: true }).fill('kata sandi kata sandi')
  await own.getByLabel('Kata sandi, sekali lagi').fill('kata sandi kata sandi')
  await own.getByRole('button', { name: 'Buat akun saya' }).click()
  await expect(own.getByText('Kata sandi ini terlalu mudah ditebak.')).toBeVisible(STRETCH)
  await own.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
  await own.getByLabel('Kata sandi, sekali lagi').fill(PASSWORD)
  await expect(own.getByText('Sulit ditebak.')).toBeVisible(STRETCH)
  await expectGoodLooks(own)
  await own.getByRole('button', { name: 'Buat akun saya' }).click()
  await expect(own.getByText('Akun Anda sudah dibuat')).toBeVisible(STRETCH)
  const sign = await own
    .locator('b')
    .filter({ hasText: /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/ })
    .innerText()
  // Their old session is over, the old secret is nothing, and the new one waits for a lead.
  expect((await own.request.get('/petugas/kasus', { maxRedirects: 0 })).status()).toBe(307)
  expect((await trySignIn(own.request, inspector.email, inspector.auth)).status()).toBe(401)

  const report = await fileReport(own.request)
  await query(testDatabaseUrl(), `UPDATE "Case" SET "assigneeId" = $2 WHERE "id" = $1::uuid`, [report.id, inspector.id])
  await signInAs(lead, demoAccount('LEAD'))
  await lead.goto('/petugas/tim')
  const waiting = lead.getByRole('listitem').filter({ hasText: name })
  await expect(waiting).toContainText(sign)
  await waiting.getByText(`Terima…`).click()
  await waiting.getByRole('button', { name: /^Sidiknya cocok/ }).click()
  await expect(waiting).toHaveCount(0)
  await lead.getByRole('link', { name: 'Siapa memegang kunci perkara' }).click()
  const row = lead.getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText(sign)
  await expect(row).toContainText('Memegang 0 dari 1 kunci.')
  await expectGoodLooks(lead)
  await row.getByRole('button', { name: /^Beri 1 kunci/ }).click()
  await expect(row).toContainText('1 kunci sudah diberikan.')
  await expect(row).toContainText('Lengkap: 1 kunci.')

  await signInAs(own, { email: inspector.email, password: PASSWORD })
  await own.goto(`/petugas/kasus/${report.id}`)
  await expect(own.getByText(report.story, { exact: true })).toBeVisible()
  await own.goto('/petugas/saya')
  await expect(own.getByText(sign)).toBeVisible()

  // They change it themselves: the key stays, and with it the case; another browser is signed out.
  const other = await pageOf()
  await signInAs(other, { email: inspector.email, password: PASSWORD })
  await own.getByRole('link', { name: 'Ganti kata sandi' }).click()
  await expect(async () => {
    await own.getByRole('button', { name: 'Ganti kata sandi' }).click() // nothing answers before the script is there
    await expect(own.getByLabel('Kata sandi sekarang')).toHaveAttribute('aria-invalid', 'true', { timeout: 1_000 })
  }).toPass()
  await expectGoodLooks(own)
  await expect(own.getByRole('main').getByRole('link', { name: 'Akun saya' })).toBeVisible()
  await own.getByLabel('Kata sandi sekarang').fill('bukan kata sandi saya')
  await own.getByLabel('Kata sandi baru', { exact: true }).fill(ANOTHER)
  await own.getByLabel('Kata sandi baru, sekali lagi').fill(ANOTHER)
  await own.getByRole('button', { name: 'Ganti kata sandi' }).click()
  await expect(own.getByText('Ini bukan kata sandi Anda sekarang.')).toBeVisible(STRETCH)
  await expect(own.getByLabel('Kata sandi baru, sekali lagi')).toHaveValue(ANOTHER)
  await own.getByLabel('Kata sandi sekarang').fill(PASSWORD)
  await own.getByRole('button', { name: 'Ganti kata sandi' }).click()
  await expect(own.getByText('Kata sandi sudah diganti')).toBeVisible(STRETCH)
  await expect(own.getByLabel('Kata sandi sekarang')).toHaveValue('')
  await other.goto('/petugas/saya')
  await expect(other).toHaveURL(/\/masuk$/)
  await own.getByRole('button', { name: 'Keluar' }).click()
  await own.waitForURL('**/masuk')
  await signInAs(own, { email: inspector.email, password: ANOTHER })
  await own.goto('/petugas/saya')
  await expect(own.getByText(sign)).toBeVisible()
  await own.goto(`/petugas/kasus/${report.id}`)
  await expect(own.getByText(report.story, { exact: true })).toBeVisible()
  for (const page of [desk, own, other, lead]) await page.context().close()
})

test('the link of an account with a two-step code asks for one of its codes', async ({ page, browser, baseURL }) => {
  const [admin, viewer] = [await addOfficer('ADMIN'), await addOfficer('VIEWER', undefined, ANOTHER)]
  const theirs = await (await browser.newContext({ baseURL, locale: 'id-ID' })).newPage()
  await trySignIn(theirs.request, viewer.email, viewer.auth)
  await theirs.goto('/petugas/kode')
  await expect(theirs.getByRole('main').getByRole('link', { name: 'Akun saya' })).toBeVisible()
  const { codes } = await setUpSecondFactor(theirs, ANOTHER)
  await trySignIn(page.request, admin.email, admin.auth)
  await page.goto(`/petugas/akun/${viewer.id}`)
  await page.getByRole('button', { name: 'Buat tautan baru' }).click()
  const link = new URL(await page.getByTestId('link').innerText())

  await theirs.goto(link.pathname + link.hash)
  await theirs.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
  await theirs.getByLabel('Kata sandi, sekali lagi').fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Buat akun saya' }).click()
  const code = theirs.getByLabel('Kode dua langkah')
  await expect(code).toBeFocused(STRETCH)
  await expectGoodLooks(theirs)
  await code.fill('000000')
  await theirs.getByRole('button', { name: 'Lanjut' }).click()
  await expect(theirs.getByText('Kode ini tidak cocok')).toBeVisible()
  await expectGoodLooks(theirs)
  await code.fill(codes[0]!)
  await theirs.getByRole('button', { name: 'Lanjut' }).click()
  await expect(theirs.getByText('Akun Anda sudah dibuat')).toBeVisible()
  await signInAs(theirs, { email: viewer.email, password: PASSWORD, code: codes[1] })
  await theirs.context().close()
})

test('another role counts from the next request on', async ({ page, playwright, baseURL }) => {
  const [admin, officer] = [await addOfficer('ADMIN'), await addOfficer('VIEWER')]
  const theirs = await playwright.request.newContext({ baseURL })
  await trySignIn(theirs, officer.email, officer.auth)
  expect((await theirs.get('/petugas/angka')).status()).toBe(200)
  await trySignIn(page.request, admin.email, admin.auth)
  await page.goto('/petugas/akun?q=tak-seorang-pun')
  await expect(page.getByText('Tidak ada akun yang cocok dengan “tak-seorang-pun”.')).toBeVisible()
  await expectGoodLooks(page)
  await page.goto(`/petugas/akun/${officer.id}`)
  await page.getByRole('combobox', { name: 'Peran' }).selectOption('OPERATOR')
  await page.getByRole('button', { name: 'Ganti peran' }).click()
  await expect(page.getByText('Bagian ini harus diisi.')).toBeVisible()
  await page.getByRole('region', { name: 'Peran' }).getByRole('combobox', { name: /^Unit/ }).selectOption('disdukcapil')
  await page.getByRole('button', { name: 'Ganti peran' }).click()
  await expect(page.getByText(/^Tersimpan/)).toBeVisible()
  expect((await theirs.get('/petugas/angka', { maxRedirects: 0 })).status()).toBe(307)
  await trySignIn(theirs, officer.email, officer.auth)
  expect((await theirs.get('/petugas/angka')).status()).toBe(404)
  expect((await theirs.get('/petugas/papan')).status()).toBe(200)
  await theirs.dispose()
})

test('leads and inspectors see the sign that reporters see, and that of each key behind it', async ({ page }) => {
  const officer = await addOfficer('INSPECTOR')
  await trySignIn(page.request, officer.email, officer.auth)
  await page.goto('/petugas/sidik')
  await expect(page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).first()).toBeVisible()
  await expect(page.getByText('Kunci pemulihan', { exact: true })).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('main').getByRole('link', { name: 'Akun saya' }).click()
  await expect(page).toHaveURL('/petugas/saya')
})
