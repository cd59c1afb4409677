import { randomBytes, randomUUID, scryptSync } from 'node:crypto'
import { generate } from 'otplib'
import type { APIRequestContext, APIResponse, Browser, Page } from '@playwright/test'
import pg from 'pg'
import type { Role } from '@/lib/domain/roles'
import { deriveFromPassword } from '@/lib/sealing/derive'
import { testDatabaseUrl } from './demo'

export type TestOfficer = { id: string; email: string; auth: string; role: Role }

/**
 * An officer of a test's own, who signs in by request with a secret that no password stands behind, unless one is given. Holds
 * no key.
 */
export async function addOfficer(role: Role, databaseUrl = testDatabaseUrl(), password?: string): Promise<TestOfficer> {
  const id = randomUUID()
  const email = `${id}@uji.example`
  const auth = password ? (await deriveFromPassword(password, email)).auth : randomBytes(32).toString('base64url')
  const salt = randomBytes(16)
  const hash = scryptSync(auth, salt, 32, { N: 16384, r: 8, p: 1 })
  const authHash = ['scrypt', 16384, 8, 1, salt.toString('base64url'), hash.toString('base64url')].join('$')
  await query(
    databaseUrl,
    `INSERT INTO "Officer" ("id", "email", "name", "title", "role", "authHash", "unitId")
     VALUES ($1, $2, 'Petugas Uji', 'Uji', $3::"Role", $4, CASE WHEN $3 = 'OPERATOR' THEN 'disdukcapil' END)`,
    [id, email, role, authHash],
  )
  return { id, email, auth, role }
}

export async function query<T extends pg.QueryResultRow>(databaseUrl: string, sql: string, params: unknown[] = []) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return client.query<T>(sql, params).finally(() => client.end())
}

/** One sign-in as the page sends it. */
export async function trySignIn(
  request: APIRequestContext,
  email: string,
  auth: string,
  code = '',
): Promise<APIResponse> {
  const { csrfToken } = await (await request.get('/petugas/auth/csrf')).json()
  return request.post('/petugas/auth/callback/credentials', { form: { csrfToken, email, auth, code, json: 'true' } })
}

/** Signs an administrator of a test's own in. */
export async function signInAdmin(page: Page): Promise<void> {
  const admin = await addOfficer('ADMIN')
  await trySignIn(page.request, admin.email, admin.auth)
}

/** Sets up the second factor on /petugas/kode; answers the app's code that was used, and the recovery codes. */
export async function setUpSecondFactor(page: Page, password: string): Promise<{ code: string; codes: string[] }> {
  const secret = (await page.getByTestId('secret').innerText()).replaceAll('-', '')
  const code = await generate({ secret })
  await page.getByLabel('Kata sandi Anda').fill(password)
  await page.getByLabel('Enam angka dari aplikasi').fill(code)
  await page.getByRole('button', { name: 'Aktifkan' }).click()
  const sheet = page.getByTestId('recovery-codes')
  await sheet.waitFor({ timeout: 90_000 }) // the password is stretched first
  return { code, codes: await sheet.getByRole('listitem').allInnerTexts() }
}

/** Types e-mail and password into /masuk and waits for the desk. */
export async function signInAs(page: Page, account: { email: string; password: string; code?: string }): Promise<void> {
  await page.goto('/masuk')
  await page.getByLabel('Alamat e-mail').fill(account.email)
  await page.getByLabel('Kata sandi', { exact: true }).fill(account.password)
  await page.getByLabel('Kode dua langkah').fill(account.code ?? '')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.waitForURL('**/petugas/**')
}

/** A desk of its own in a browser of its own, on a wide screen. */
export async function deskOf(browser: Browser, who: { email: string; password: string }): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: process.env.JARI_TEST_URL, locale: 'id-ID', timezoneId: 'Asia/Makassar' },
    viewport: { width: 1280, height: 900 },
  })
  const page = await context.newPage()
  await signInAs(page, who)
  return page
}
