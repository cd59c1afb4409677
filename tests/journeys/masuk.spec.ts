import { expect, test } from '@playwright/test'
import { demoAccount } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, setUpSecondFactor, signInAs, trySignIn } from '../support/officers'

// A password is stretched by scrypt in the page, a second on a free machine and many on a busy one.
const STRETCH = { timeout: 90_000 }
test.describe.configure({ timeout: 180_000 })

const lead = () => demoAccount('LEAD')

test('an officer signs in: the password never leaves the browser, the key is held and cannot be taken', async ({
  page,
  context,
}) => {
  const sent: string[] = []
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await signInAs(page, lead())
  expect(new URL(page.url()).pathname).toBe('/petugas/kasus')
  expect(sent.join('\n')).not.toContain(lead().password)
  expect(sent.join('\n')).not.toContain('AGE-SECRET-KEY')
  expect(sent.filter((line) => !line.startsWith(process.env.JARI_TEST_URL!))).toEqual([])

  const session = (await context.cookies()).find(({ name }) => name === 'jari-session')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/petugas' })
  expect(await heldKey(page)).toEqual({ type: 'private', extractable: false, algorithm: 'X25519' })

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Kunci terkunci' })).toHaveCount(0)
  await page.goto('/masuk')
  await page.waitForURL('**/petugas/kasus')
  expect(await heldKey(page)).not.toBeNull()
})

test('whoever is signed in as an officer sends nothing of it with a report', async ({ page }) => {
  const officer = await addOfficer('OPERATOR')
  await trySignIn(page.request, officer.email, officer.auth)
  for (const path of ['/', '/lapor', '/lacak', '/layanan', '/masuk']) {
    const cookies = await page.context().cookies(new URL(path, process.env.JARI_TEST_URL).href)
    expect([path, cookies]).toEqual([path, []])
  }
})

test('signing out ends the session on the server and the key in every tab; a copied cookie is worth nothing', async ({
  page,
  context,
  playwright,
}) => {
  await signInAs(page, lead())
  const stolen = await context.storageState()
  const other = await context.newPage()
  await other.goto('/petugas/kasus')
  await expect(other.getByRole('heading', { level: 1 })).not.toHaveText('Kunci terkunci')

  const thief = await playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL, storageState: stolen })
  const asThief = () => thief.get('/petugas/kasus', { maxRedirects: 0 }).then((answer) => answer.status())
  expect(await asThief()).toBe(200)

  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL('**/masuk')
  expect(await asThief()).toBe(307)
  // A request that was under way may still lead to /masuk a second time, which takes the script below with it.
  await expect(async () => expect(await heldKey(page)).toBeNull()).toPass()
  await expect(other.getByRole('heading', { name: 'Kunci terkunci' })).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('jari-session')
  await thief.dispose()
})

test('a locked key asks for the password, says when it is wrong, and opens', async ({ page, context }) => {
  await signInAs(page, lead())
  await page.evaluate(() => indexedDB.deleteDatabase('jari'))
  await page.goto('/petugas/kasus')
  await expect(page.getByRole('heading', { name: 'Kunci terkunci' })).toBeVisible()
  await expectGoodLooks(page)
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.postData() ?? ''))
  await page.getByLabel('Kata sandi Anda').fill('bukan kata sandinya')
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(page.getByText('Kunci tidak terbuka.')).toBeVisible(STRETCH)
  await page.getByLabel('Kata sandi Anda').fill(lead().password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(page.getByRole('heading', { name: 'Kunci terkunci' })).toHaveCount(0, STRETCH)
  expect(requests.join('\n')).not.toContain(lead().password)
})

test('after fifteen idle minutes the key is locked, with what was shown', async ({ page }) => {
  await page.clock.install()
  await signInAs(page, lead())
  await page.clock.fastForward('16:00')
  await expect(page.getByRole('heading', { name: 'Kunci terkunci' })).toBeVisible()
  expect(await heldKey(page)).toBeNull()
})

test('wrong sign-ins say the same of accounts that exist and that do not; so does a locked one, even to the right secret', async ({
  playwright,
}) => {
  const officer = await addOfficer('INSPECTOR')
  const tries = async (email: string, lastAuth: string) => {
    const request = await playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL })
    const seen: { answer: string; ms: number }[] = []
    for (const auth of [...Array<string>(14).fill('b'.repeat(43)), lastAuth]) {
      const begun = performance.now()
      const answer = await trySignIn(request, email, auth)
      const names = Object.keys(answer.headers()).filter((name) => name !== 'date')
      seen.push({
        ms: performance.now() - begun,
        answer: `${answer.status()} ${await answer.text()} ${names.sort().join()}`,
      })
    }
    await request.dispose()
    return seen
  }
  const known = await tries(officer.email, officer.auth)
  const unknown = await tries(`tidak-ada-${officer.id}@uji.example`, officer.auth)
  const answers = new Set([...known, ...unknown].map(({ answer }) => answer))
  expect([...answers]).toEqual([expect.stringMatching(/^401 {2}/)])

  // Each of the 30 answers hashed once; the medians of all four kinds lie close together (a missing hash would be a third).
  const median = (all: { ms: number }[]) => all.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(all.length / 2)]!
  const kinds = [known.slice(1, 10), known.slice(10), unknown.slice(1, 10), unknown.slice(10)].map(median)
  expect(Math.max(...kinds) / Math.min(...kinds)).toBeLessThan(3)
})

test('the pause is for strangers: others, and the officer in their own browser, sign in all the same', async ({
  playwright,
}) => {
  const browser = () => playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL })
  const [stranger, own] = [await browser(), await browser()]
  const [victim, other] = [await addOfficer('VIEWER'), await addOfficer('VIEWER')]
  const wrong = 'b'.repeat(43)
  expect((await trySignIn(own, victim.email, victim.auth)).status()).toBe(200)
  for (let n = 0; n < 11; n++) await trySignIn(stranger, victim.email, wrong)
  expect((await trySignIn(stranger, victim.email, victim.auth)).status()).toBe(401)
  expect((await trySignIn(stranger, other.email, other.auth)).status()).toBe(200)
  expect((await trySignIn(own, victim.email, victim.auth)).status()).toBe(200)

  // What that browser carries is good for this account alone, and pauses as well.
  const another = await addOfficer('VIEWER')
  for (let n = 0; n < 11; n++) await trySignIn(own, victim.email, wrong)
  expect((await trySignIn(own, victim.email, victim.auth)).status()).toBe(401)
  for (let n = 0; n < 11; n++) await trySignIn(stranger, another.email, wrong)
  expect((await trySignIn(own, another.email, another.auth)).status()).toBe(401)
  for (const used of [stranger, own]) await used.dispose()
})

test('with a second factor the password alone is refused like a wrong one; each code is good once', async ({
  page,
  playwright,
}) => {
  test.setTimeout(300_000) // the password is stretched each time
  const password = 'perahu hijau di teluk tenang'
  const { email, auth } = await addOfficer('INSPECTOR', undefined, password)
  await trySignIn(page.request, email, auth)
  await page.goto('/petugas/saya')
  await expectGoodLooks(page)
  await page.getByRole('link', { name: 'Pasang kode dua langkah' }).click()
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Aktifkan' }).click()
  await expect(page.getByText('Bagian ini harus diisi.').first()).toBeVisible()
  await page.getByLabel('Kata sandi Anda').fill('bukan kata sandi saya')
  await page.getByLabel('Enam angka dari aplikasi').fill('12')
  await page.getByRole('button', { name: 'Aktifkan' }).click()
  await expect(page.getByText('Tulis keenam angkanya')).toBeVisible(STRETCH)
  await page.getByLabel('Enam angka dari aplikasi').fill('123456')
  await page.getByRole('button', { name: 'Aktifkan' }).click()
  await expect(page.getByText('Ini bukan kata sandi Anda sekarang.')).toBeVisible(STRETCH)
  await expectGoodLooks(page)
  const { code, codes } = await setUpSecondFactor(page, password)
  expect(codes).toHaveLength(10)
  await expectGoodLooks(page)

  const other = await playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL })
  const status = async (second?: string) => (await trySignIn(other, email, auth, second)).status()
  expect([await status(), await status('000000'), await status(code)]).toEqual([401, 401, 401])
  expect([await status(codes[0]), await status(codes[0])]).toEqual([200, 401])
  expect((await other.get('/petugas/kasus')).status()).toBe(200)
  await other.dispose()
  await page.goto('/petugas/kode')
  await expect(page.getByText('Sisa kode cadangan: 9.')).toBeVisible()
  await expectGoodLooks(page)
})

test('a sign-in without its token, from elsewhere, or of another form is refused', async ({ request }) => {
  const { email, auth } = await addOfficer('VIEWER')
  const post = (form: Record<string, string>, headers = {}) =>
    request
      .post('/petugas/auth/callback/credentials', { form, headers, maxRedirects: 0 })
      .then((answer) => answer.status())
  expect(await post({ email, auth, json: 'true' })).toBe(403)
  expect(await post({ email, auth, json: 'true', csrfToken: 'a'.repeat(64) })).toBe(403)
  const { csrfToken } = await (await request.get('/petugas/auth/csrf')).json()
  expect(await post({ csrfToken, email, auth: 'kata sandi', json: 'true' })).toBe(401)
  expect(await post({ csrfToken, email, auth: `${auth}${'x'.repeat(5000)}`, json: 'true' })).toBe(413)
  const json = await request.post('/petugas/auth/callback/credentials', {
    data: { csrfToken, email, auth, json: 'true' },
  })
  expect(json.status()).toBe(415)
  const elsewhere = await post({ csrfToken, email, auth, json: 'true', callbackUrl: 'https://jahat.example/' })
  expect(elsewhere).toBe(200)
})

for (const path of [
  'signin',
  'signout',
  'error',
  'verify-request',
  'session',
  'providers',
  '_log',
  'callback/credentials',
]) {
  test(`next-auth's own ${path} is not served`, async ({ request }) => {
    const answer = await request.get(`/petugas/auth/${path}`, { maxRedirects: 0 })
    expect([answer.status(), await answer.text()]).toEqual([404, ''])
    if (path === 'callback/credentials') return
    const posted = await request.post(`/petugas/auth/${path}`, { form: { level: 'error', code: 'x' }, maxRedirects: 0 })
    expect([posted.status(), await posted.text()]).toEqual([404, ''])
  })
}

test('without JavaScript the page says why it is needed, and has nothing that could be sent', async ({ request }) => {
  const html = await (await request.get('/masuk')).text()
  expect(html).toMatch(/<noscript>.*Halaman petugas memerlukan JavaScript.*<\/noscript>/)
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  expect(main).toContain('type="password"')
  expect(main).not.toContain(' name="')
})

test('it reads well in both themes and on the smallest phone, and nobody stores it', async ({ page }) => {
  const answer = await page.goto('/masuk')
  expect(answer?.headers()['cache-control']).toContain('no-store')
  await expectGoodLooks(page)
  await page.getByLabel('Alamat e-mail').fill('tidak-ada@uji.example')
  await page.getByLabel('Kata sandi', { exact: true }).fill('bukan kata sandinya')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page.getByText('E-mail, kata sandi, atau kode tidak cocok.')).toBeVisible(STRETCH)
  await expect(page.getByLabel('Alamat e-mail')).toHaveValue('tidak-ada@uji.example')
  await expectGoodLooks(page)
})

/** What the browser holds, read as any script of the page could. */
function heldKey(page: import('@playwright/test').Page) {
  return page.evaluate(
    () =>
      new Promise<object | null>((resolve, reject) => {
        const opening = indexedDB.open('jari', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('keys')
        opening.onerror = () => reject(new Error('closed'))
        opening.onsuccess = () => {
          const reading = opening.result.transaction('keys').objectStore('keys').get('officer')
          reading.onsuccess = () => {
            opening.result.close()
            const key: CryptoKey | undefined = reading.result?.key
            resolve(key ? { type: key.type, extractable: key.extractable, algorithm: key.algorithm.name } : null)
          }
        }
      }),
  )
}
