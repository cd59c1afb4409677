import { expect, type Page } from '@playwright/test'
import { addUnit } from '../support/boards'
import { keeps, keptHere } from '../support/kept'
import { expectGoodLooks } from '../support/looks'
import { codeOn, countReports, track } from '../support/report-page'
import { test } from '../support/signal'
import { tracesIn } from '../support/traces'
import { write } from '../support/wizard'

const copy = (page: Page) => page.locator('[data-copy-notice]')
const cachedPages = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys())
        if (!url.includes('/_next/static/')) found.push(new URL(url).pathname + new URL(url).search)
    return found.sort()
  })

test('a board that was seen opens without a signal, and says that it is a copy and of when', async ({
  page,
  signal,
}) => {
  const { slug, name } = await addUnit()
  await page.goto(`/layanan/${slug}`)
  await keeps(page)
  await expect(copy(page)).toBeHidden()
  await page.reload()
  await expect(copy(page)).toBeHidden()
  await signal.lose()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(copy(page)).toContainText(/salinan lama.*Disimpan di HP ini pada \w+, \d+ \w+ 20\d\d, \d\d\.\d\d WITA/s)
  await expectGoodLooks(page)
  await page.goto('/transparansi')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tidak ada sinyal')
  await signal.find()
  await page.goto(`/layanan/${slug}`)
  await expect(copy(page)).toBeHidden()
})

test('the way to a report opens without a signal, from any page, and works to its last question', async ({
  page,
  signal,
}) => {
  await page.goto('/')
  await keeps(page)
  await signal.lose()
  for (const path of ['/', '/aman', '/luring']) {
    await page.goto(path)
    await expect(copy(page)).toBeVisible()
    await expectGoodLooks(page)
  }
  await page.goto('/lapor?unit=kelurahan-kadia')
  await expect(copy(page)).toBeVisible()
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  const next = () => page.getByRole('button', { name: 'Lanjut' }).click()
  await next()
  await expect(page.getByRole('heading', { level: 2, name: 'Di kantor mana?' })).toBeVisible()
  // The kept page knows no office; the address of the poster's code does.
  await expect(page.getByRole('combobox', { name: /daftar/ })).toHaveValue('74.71.08.1001')
  await next()
  await expect(page.getByRole('heading', { level: 2, name: 'Untuk layanan apa?' })).toBeVisible()
  await next()
  await page.getByLabel('Ceritakan dengan kata-kata Anda').fill('Petugas meminta uang map.')
  await next()
  await expect(page.getByRole('heading', { level: 2, name: /^Berapa yang diminta/ })).toBeVisible()
})

test('nothing of officers or of coming back is kept, nor that somebody read how to report', async ({
  page,
  request,
}) => {
  await page.goto('/')
  await keeps(page)
  const everybodys = await cachedPages(page)
  expect(everybodys).toEqual(['/', '/aman', '/lapor', '/luring'])
  for (const path of [
    '/lapor?unit=kelurahan-kadia',
    '/aman',
    '/lacak',
    '/masuk',
    '/pasang',
    '/pemulihan',
    '/petugas',
    '/layanan?q=ktp',
  ])
    await page.goto(path)
  await page.goto('/privasi')
  expect(await cachedPages(page)).toEqual(everybodys)

  expect((await request.get('/lapor')).headers()['cache-control']).toContain('no-store')
  expect((await request.get('/lapor', { headers: { 'x-jari-simpan': '1' } })).headers()['cache-control']).toBe(
    'private, no-cache',
  )
  expect((await request.get('/masuk', { headers: { 'x-jari-simpan': '1' } })).headers()['cache-control']).toContain(
    'no-store',
  )
  const worker = await request.get('/jari-sw.js')
  expect(worker.headers()['content-security-policy']).toBe("default-src 'none'; connect-src 'self'")
})

test('whoever saves data gets no service worker unasked', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})

test('JARI can be put on a phone: manifest, icons, ways in', async ({ page, request }) => {
  await page.goto('/')
  const manifest = await (await request.get((await page.locator('link[rel=manifest]').getAttribute('href'))!)).json()
  expect(manifest).toMatchObject({ name: 'JARI', short_name: 'JARI', start_url: '/', display: 'standalone' })
  for (const { src } of manifest.icons) expect((await request.get(src)).headers()['content-type']).toBe('image/png')
  for (const { url } of manifest.shortcuts) expect((await request.get(url)).status()).toBe(200)
})

test('without a signal a report waits, sealed, says so, and goes once by itself when the signal is back', async ({
  page,
  signal,
}) => {
  const story = `rahasia${crypto.randomUUID().replaceAll('-', '')}`
  await page.goto('/')
  await keeps(page)
  const before = await countReports('gift', null)
  await signal.lose()
  await write(page, story, { experience: 'Melihat hadiah untuk petugas' })
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByText('Laporan Anda BELUM terkirim')).toBeVisible()
  await expectGoodLooks(page)
  const code = await codeOn(page)
  expect(tracesIn(await keptHere(page), [story, code, code.replaceAll('-', '')])).toEqual([])
  expect(await keptHere(page)).toContain('"state":"waiting"')
  await signal.find()
  await expect(page.getByRole('heading', { level: 2, name: 'Laporan diterima dan terkunci' })).toBeVisible()
  expect(await codeOn(page)).toBe(code)
  expect(await countReports('gift', null)).toBe(before + 1)
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})

test('closed while it waited: the browser wakes the worker when there is a signal, and it sends the report with no page open, once', async ({
  page,
  context,
  signal,
  baseURL,
}) => {
  await page.goto('/')
  await keeps(page)
  const before = await countReports('gift', null)
  await signal.lose()
  await write(page, 'Petugas menerima parsel.', { experience: 'Melihat hadiah untuk petugas' })
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByText('Laporan Anda BELUM terkirim')).toBeVisible()
  const code = await codeOn(page)
  const elsewhere = await context.newPage()
  const wake = await backgroundSync(elsewhere, baseURL!)
  await page.close()
  await signal.find()
  expect(await countReports('gift', null)).toBe(before)
  await wake()
  await expect.poll(() => countReports('gift', null), { timeout: 30_000 }).toBe(before + 1)
  await wake()
  const later = await context.newPage()
  await later.goto('/lacak')
  await expect(later.getByText('Laporan yang menunggu sudah terkirim')).toBeVisible()
  await track(later, code)
  expect(await countReports('gift', null)).toBe(before + 1)
})

/** Does what the browser does when there is a signal: has the service worker of an origin told of the tag that it asked for. */
async function backgroundSync(page: Page, origin: string): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page)
  const found = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted)
      if (own) resolve(own.registrationId)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  const registrationId = await found
  return async () => {
    await devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin,
      registrationId,
      tag: 'jari-tunggu',
      lastChance: false,
    })
  }
}

test('closed while it waited, where no service worker helps: the next visit sends it and tells of it until it is read', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL: baseURL!, locale: 'id-ID' })
  const page = await context.newPage()
  await page.route('/lapor/kirim', (route) => route.abort('internetdisconnected'))
  await write(page, 'Petugas meminta uang map.')
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByText('Laporan Anda BELUM terkirim')).toBeVisible()
  const code = await codeOn(page)
  await page.close()

  const later = await context.newPage()
  await later.route('/lapor/kirim', (route) => route.abort('internetdisconnected'))
  await later.goto('/lacak')
  await expect(later.getByText('Ada laporan yang BELUM terkirim')).toBeVisible()
  await later.getByRole('button', { name: 'Hapus dari HP ini' }).click()
  await expectGoodLooks(later)
  await later.getByRole('button', { name: 'Jangan hapus' }).click()
  await later.unroute('/lapor/kirim')
  await later.getByRole('button', { name: 'Kirim sekarang' }).click()
  await expect(later.getByText('Laporan yang menunggu sudah terkirim')).toBeVisible()
  await expectGoodLooks(later)
  await later.getByLabel('Kode laporan').fill(code)
  await later.getByRole('button', { name: 'Buka', exact: true }).click()
  await expect(later.getByText(/JK-\w{4}-\w{4}/).last()).toBeVisible()
  await later.goto('/lapor')
  await later.getByRole('button', { name: 'Sudah saya baca' }).click()
  await expect(later.getByText('Laporan yang menunggu sudah terkirim')).toBeHidden()
  await expect.poll(() => later.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await context.close()
})
