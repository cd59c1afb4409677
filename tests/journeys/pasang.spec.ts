import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { expect, type Page, test as base } from '@playwright/test'
import { recipientOf } from '@/lib/sealing/identity'
import { type Installation, startInstallation } from '../support/installation'
import { expectGoodLooks } from '../support/looks'
import { query, setUpSecondFactor, signInAs, trySignIn } from '../support/officers'
import { fileReport } from '../support/reports'

/** Written down at set-up, as whoever prints it does. */
let recoveryKey = ''

const PASSWORD = { admin: 'kursi kayu warna biru', lead: 'hujan sore di pelabuhan' }

const test = base.extend<object, { jari: Installation }>({
  jari: [
    async ({}, provide) => {
      const jari = await startInstallation()
      await provide(jari)
      await jari.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ jari }, provide) => provide(jari.url),
})
// A password is stretched by scrypt in the page, a second on a free machine and many on a busy one.
const STRETCH = { timeout: 90_000 }
test.describe.configure({ mode: 'serial', timeout: 180_000 })

async function fill(page: Page, token: string) {
  await page.getByLabel('Kode pemasangan').fill(token)
  const parts = {
    'Admin pertama': ['Guntur', 'Admin Kominfo', 'admin'],
    'Pengendali pertama': ['Seruni', 'Inspektur', 'lead'],
  } as const
  for (const [group, [name, title, who]] of Object.entries(parts)) {
    const part = page.getByRole('group', { name: group })
    await part.getByLabel('Nama', { exact: true }).fill(name)
    await part.getByLabel('Jabatan').fill(title)
    await part.getByLabel('Alamat e-mail').fill(`${name.toLowerCase()}@contoh.id`)
    await part.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD[who])
    await part.getByLabel('Kata sandi, sekali lagi').fill(PASSWORD[who])
  }
}

const next = (page: Page) => page.getByRole('button', { name: 'Buat kunci' }).click()
const officers = (jari: Installation) =>
  query(jari.databaseUrl, `SELECT * FROM "Officer" ORDER BY "role"`).then(({ rows }) => rows)

test('in the demo there is no set-up', async ({ request }) => {
  expect((await request.get(`${process.env.JARI_TEST_URL}/pasang`)).status()).toBe(404)
})

test('what is missing is said at each field', async ({ page }) => {
  await page.goto('/pasang')
  await expectGoodLooks(page)
  await next(page)
  await expect(page.getByText('Bagian ini harus diisi.')).toHaveCount(11)
  await expect(page.getByLabel('Kode pemasangan')).toBeFocused()
  await expectGoodLooks(page)
})

test('a wrong token makes nothing, and what was typed stays', async ({ page, jari }) => {
  await page.goto('/pasang')
  await fill(page, 'bukan kode pemasangan')
  await next(page)
  await expect(page.getByText('Kode pemasangan ini tidak cocok.')).toBeVisible(STRETCH)
  await expect(page.getByRole('group', { name: 'Pengendali pertama' }).getByLabel('Nama', { exact: true })).toHaveValue(
    'Seruni',
  )
  expect(await officers(jari)).toEqual([])
})

test('the first two accounts, with a recovery key that is shown once and sent nowhere', async ({
  page,
  context,
  browser,
  jari,
}) => {
  const sent: string[] = []
  context.on('request', (request) => sent.push(request.postData() ?? ''))
  await page.goto('/pasang')
  const late = await browser.newPage({ baseURL: jari.url }) // somebody else has the page open as well
  await late.goto('/pasang')
  await fill(page, jari.token)
  await next(page)
  await expect(page.getByRole('heading', { name: 'Kunci pemulihan' })).toBeFocused(STRETCH)
  const secret = await page.getByTestId('recovery').innerText()
  recoveryKey = secret
  expect(secret).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
  await expectGoodLooks(page)
  const create = page.getByRole('button', { name: 'Buat kedua akun' })
  await expect(create).toBeDisabled()
  expect(await officers(jari)).toEqual([])
  await page.getByLabel('Sudah saya simpan di tempat aman').check()
  await create.click()
  await expect(page.getByText('JARI siap menerima laporan')).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)
  await expectGoodLooks(page)

  const everything = sent.join('\n')
  for (const hidden of ['AGE-SECRET-KEY', ...Object.values(PASSWORD)]) expect(everything).not.toContain(hidden)
  const [lead, admin] = await officers(jari)
  expect([lead?.role, admin?.role]).toEqual(['LEAD', 'ADMIN'])
  expect([admin?.recipient, admin?.sealedIdentity]).toEqual([null, null])
  const { rows } = await query<{ value: string }>(
    jari.databaseUrl,
    `SELECT "value" FROM "Setting" WHERE "key" = 'recoveryRecipient'`,
  )
  expect(rows).toEqual([{ value: await recipientOf(secret) }])

  await fill(late, jari.token)
  await next(late)
  await expect(late.getByText('Orang lain sudah memasang JARI')).toBeVisible()
  expect(await officers(jari)).toHaveLength(2)
  await late.close()
})

test('afterwards the page is gone, and both sign in; the key of the lead opens', async ({ page, request }) => {
  expect((await request.get('/pasang')).status()).toBe(404)
  const admin = { email: 'guntur@contoh.id', password: PASSWORD.admin }
  await signInAs(page, admin)
  // Outside the demo nothing opens before the second factor is set up.
  await page.goto('/petugas/kelola')
  expect(new URL(page.url()).pathname).toBe('/petugas/kode')
  await expect(page.getByRole('navigation', { name: 'Meja kerja' }).getByRole('link')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('link', { name: 'Akun saya' })).toHaveCount(0)
  await expectGoodLooks(page)
  const { codes } = await setUpSecondFactor(page, admin.password)
  await page.getByRole('link', { name: 'Ke meja saya' }).click()
  await page.waitForURL('**/petugas/kelola')
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL('**/masuk')
  await page.goto('/masuk')
  await signInAs(page, { ...admin, code: codes[0] })
  expect(new URL(page.url()).pathname).toBe('/petugas/kelola')
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL('**/masuk')
  await signInAs(page, { email: ' Seruni@Contoh.ID', password: PASSWORD.lead })
  await setUpSecondFactor(page, PASSWORD.lead)
  await page.getByRole('link', { name: 'Ke meja saya' }).click()
  await page.waitForURL('**/petugas/kasus')
  await expect(page.getByRole('heading', { name: 'Kunci terkunci' })).toHaveCount(0)
})

test('when no lead is left, the recovery key makes one, who opens what was reported before', async ({
  page,
  context,
  request,
  jari,
}) => {
  const report = await fileReport(request, {}, jari)
  await query(jari.databaseUrl, `UPDATE "Officer" SET "active" = false WHERE "role" = 'LEAD'`)
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest()
  const heir = { email: 'kenanga@contoh.id', password: 'layar biru menuju bokori' }
  await query(
    jari.databaseUrl,
    `INSERT INTO "Invitation" ("id", "tokenHash", "email", "name", "title", "role", "createdAt", "expiresAt")
     VALUES ($1, $2, $3, 'Kenanga', 'Irban', 'LEAD', now(), now() + interval '7 days')`,
    [randomUUID(), hash, heir.email],
  )
  await page.goto(`/aktivasi#${token}`)
  await page.getByLabel('Kata sandi', { exact: true }).fill(heir.password)
  await page.getByLabel('Kata sandi, sekali lagi').fill(heir.password)
  await page.getByRole('button', { name: 'Buat akun saya' }).click()
  await expect(page.getByText('Akun Anda sudah dibuat')).toBeVisible(STRETCH)
  const sign = await page
    .locator('b')
    .filter({ hasText: /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/ })
    .innerText()
  await page.getByRole('link', { name: 'Pakai kunci pemulihan' }).click()

  const sent: string[] = []
  context.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
  await expectGoodLooks(page)
  const key = page.getByRole('textbox', { name: 'Kunci pemulihan' })
  await key.fill(`${recoveryKey.slice(0, -4)}QQQQ`)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByText('Ini bukan kunci pemulihan JARI ini.')).toBeVisible(STRETCH)
  await key.fill(` ${recoveryKey.toLowerCase()} `)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByText('1 perkara dapat dibuka.')).toBeVisible(STRETCH)
  const choice = page.getByRole('radio', { name: /Kenanga/ })
  await expect(page.getByText(sign)).toBeVisible()
  await choice.check()
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Sidiknya cocok, buka semuanya' }).click()
  await expect(page.getByText('Kenanga kini pengendali')).toBeVisible(STRETCH)
  await expect(page.getByText('1 perkara sudah disegel untuknya.')).toBeVisible()
  await expectGoodLooks(page)
  expect(sent.join('\n').toUpperCase()).not.toContain(recoveryKey)

  await signInAs(page, heir)
  await setUpSecondFactor(page, heir.password)
  await page.goto(`/petugas/kasus/${report.id}`)
  await expect(page.getByText(report.story, { exact: true })).toBeVisible()
})

test('forged cookies and odd requests leave no line in the log', async ({ request, jari }) => {
  const before = jari.log()
  for (const cookie of ['x', 'a.b.c.d.e', 'eyJhbGciOiJkaXIifQ..x.y.z', '%00']) {
    const headers = { cookie: `jari-session=${cookie}; jari-csrf=${cookie}; jari-callback=javascript:alert(1)` }
    expect((await request.get('/petugas', { headers, maxRedirects: 0 })).status()).toBe(307)
    expect((await request.get('/petugas/auth/csrf', { headers })).status()).toBeLessThan(501)
    await request.post('/petugas/auth/callback/credentials', {
      headers,
      form: { email: 'x', auth: 'y', csrfToken: 'z' },
    })
  }
  expect(jari.log().slice(before.length)).toBe('')
})

test('a sign-in that is refused is one line in the log, which names nobody', async ({ request, jari }) => {
  const before = jari.log()
  expect((await trySignIn(request, 'seruni@contoh.id', 'a'.repeat(43))).status()).toBe(401)
  await expect.poll(() => jari.log().slice(before.length).trim().split('\n')).toHaveLength(1)
  const line = jari.log().slice(before.length)
  const refusal = { level: 'warn', what: 'refused', door: 'sign-in', why: 'secret' }
  expect(JSON.parse(line)).toEqual({
    ...refusal,
    time: expect.any(String),
    account: expect.stringMatching(/^[\w-]{16}$/),
  })
  expect(line).not.toContain('seruni')
})
