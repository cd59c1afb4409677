import { expect, type Page, test } from '@playwright/test'
import { expectGoodLooks, expectRoomForLargeText } from '../support/looks'

const OWN = ['/', '/privasi', '/aman', '/tidak-ada']

/** Every kind of answer: pages, a page that is not there, private pages, data. */
const PAGES = ['/', '/tidak-ada', '/layanan', '/lapor', '/lacak', '/masuk']
const PRIVATE = ['/lapor', '/lacak', '/masuk', '/pasang', '/petugas', '/petugas/kasus', '/lapor/kirim', '/lacak/buka']
const DATA = ['/robots.txt', '/sitemap.xml', '/api/v1/units']

for (const [width, height] of [
  [360, 640],
  [320, 640],
] as const) {
  test(`both doors and the way back stand above the fold at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto('/')
    const doors = page.getByRole('navigation', { name: 'Apa yang Anda perlukan?' })
    const report = await doors.getByRole('link', { name: /^Lapor/ }).boundingBox()
    const services = await doors.getByRole('link', { name: /^Cek layanan/ }).boundingBox()
    const back = doors.getByRole('link', { name: 'Sudah melapor? Masukkan kode.' })
    expect([services!.width, services!.height]).toEqual([report!.width, report!.height])
    if (width === 360) await expect(back).toBeInViewport({ ratio: 1 })
    else await expect(doors.getByRole('link', { name: /^Cek layanan/ })).toBeInViewport({ ratio: 1 })
    await expect(page.getByText('Yang dapat membukanya hanya pemeriksa Inspektorat')).toBeVisible()
    await expect(page.getByText(/Disdukcapil/)).toBeVisible()
    await expect(page.getByText(/dari 65/)).toBeVisible()
  })
}

for (const path of OWN) {
  test(`${path} looks right and calls nobody else`, async ({ page, baseURL }) => {
    const foreign: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => request.url().startsWith(baseURL!) || foreign.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(path === '/tidak-ada' ? 404 : 200)
    await page.waitForLoadState('networkidle')
    expect(complaints.filter((text) => !text.includes('status of 404'))).toEqual([])
    expect(foreign).toEqual([])
    await expectGoodLooks(page)
  })
}

test('text at twice its size still fits 640 pixels: no bar below, no word broken, nothing over anything', async ({
  page,
}) => {
  for (const path of OWN) {
    await page.goto(path)
    await expectRoomForLargeText(page)
  }
})

test('every page has a policy with a nonce of its own, which its scripts bear', async ({ request }) => {
  const nonces = new Set<string>()
  for (const path of PAGES) {
    const answer = await request.get(path)
    const csp = answer.headers()['content-security-policy'] ?? ''
    const nonce = /'nonce-([^']+)'/.exec(csp)?.[1]
    expect(nonce, path).toBeTruthy()
    nonces.add(nonce!)
    expect(csp).toContain("default-src 'none'")
    expect(csp).toContain("frame-ancestors 'none'")
    expect(csp).not.toContain('unsafe-')
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
  }
  expect(nonces.size).toBe(PAGES.length)
})

test('safe headers are on every kind of answer', async ({ request }) => {
  const script = /\/_next\/static\/[^"]+\.js/.exec(await (await request.get('/')).text())?.[0]
  expect(script).toBeTruthy()
  for (const path of [...PAGES, ...PRIVATE, ...DATA, '/icon.svg', script!]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    expect(headers, path).toMatchObject({
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    // A script is no document; all else could be opened as one.
    if (path !== script) expect(headers['content-security-policy'], path).toContain("default-src 'none'")
    expect(headers, path).not.toHaveProperty('x-powered-by')
  }
  for (const path of [...PAGES, ...PRIVATE, ...DATA]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    expect(headers, path).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    })
  }
  for (const path of PRIVATE) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    expect(headers['cache-control'], path).toContain('no-store')
  }
})

test('the keyboard finds the skip link first, and it leads past the menu', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Langsung ke isi' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#isi')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').getByRole('link', { name: /^Lapor/ })).toBeFocused()
})

test.describe('language and appearance', () => {
  const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled, colorScheme: 'light' })

      for (const path of ['/privasi?dari=sini', '/tidak-ada']) {
        test(`are kept, and ${path} comes back`, async ({ page, context }) => {
          await page.goto(path)
          if (javaScriptEnabled) await page.waitForLoadState('networkidle')
          await page.getByRole('button', { name: 'English' }).click()
          await expect(page.locator('html')).toHaveAttribute('lang', 'en')
          await expect(page.getByRole('group', { name: 'Language' })).toBeVisible()
          expect(page.url()).toContain(path)

          await page.getByRole('button', { name: 'Dark' }).click()
          await expect(page.locator('html')).toHaveAttribute('data-theme', 'gelap')
          expect(page.url()).toContain(path)
          await expect(page.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true')

          await page.goto('/aman')
          await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reporting safely')
          expect(await paper(page)).toBe('rgb(15, 21, 38)')
          const kept = (await context.cookies()).map(({ name, value, httpOnly }) => ({ name, value, httpOnly }))
          expect(kept).toEqual(
            expect.arrayContaining([
              { name: 'bahasa', value: 'en', httpOnly: true },
              { name: 'tema', value: 'gelap', httpOnly: true },
            ]),
          )
        })
      }
    })
  }

  test('are what the cookie says, never what somebody else put there', async ({ page, context, baseURL }) => {
    await context.addCookies([
      { name: 'bahasa', value: '../en', url: baseURL! },
      { name: 'tema', value: '"><script>', url: baseURL! },
    ])
    await page.goto('/')
    await expect(page.locator('html')).toHaveAttribute('lang', 'id')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'ikut')
  })

  test('the language of the browser is not asked: Indonesian until somebody chooses', async ({ request }) => {
    const answer = await request.get('/', { headers: { 'Accept-Language': 'en' } })
    expect(await answer.text()).toContain('<html lang="id"')
  })
})

test('quick exit leaves a blank screen, a weather site and no way back to this page', async ({ page, context }) => {
  // The other house is not called from a test: its answer is made up here.
  await context.route('https://www.bmkg.go.id/**', (route) =>
    route.fulfill({ body: 'cuaca', contentType: 'text/html' }),
  )
  for (const leave of [
    () => page.getByRole('link', { name: 'Keluar cepat' }).click(),
    async () => {
      for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
    },
  ]) {
    await page.goto('/privasi')
    await page.goto('/aman')
    await page.waitForLoadState('networkidle')
    const sent = page.waitForRequest('https://www.bmkg.go.id/**')
    await leave()
    expect((await (await sent).allHeaders()).referer).toBeUndefined()
    await expect(page.getByText('cuaca')).toBeVisible()
    await page.goBack()
    await expect(page).toHaveURL(/\/privasi$/)
  }
})

test('a failed form of preferences leads nowhere else', async ({ playwright, baseURL }) => {
  const visitor = await playwright.request.newContext({ baseURL })
  const page = await (await visitor.get('/')).text()
  const form = /<form[^>]*>(.*?)<\/form>/s.exec(page)?.[1] ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const multipart = { ...Object.fromEntries(hidden.map(([, name, value]) => [name!, value ?? ''])), bahasa: 'en' }
  for (const referer of ['https://penipu.example/', `${baseURL}//penipu.example/x`, 'bukan alamat']) {
    const answer = await visitor.post('/', { multipart, headers: { referer, origin: baseURL! }, maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    expect(new URL(answer.headers().location!, baseURL).href).toBe(`${baseURL}/`)
  }
  await visitor.dispose()
})
