import { expect, test, type Page } from '@playwright/test'
import { addUnit } from '../support/boards'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { tracesIn } from '../support/traces'
import { onward } from '../support/wizard'

/** Waits until this browser keeps what it needs without a signal. */
export async function keeps(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
}
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
  context,
}) => {
  const { slug, name } = await addUnit()
  await page.goto(`/layanan/${slug}`)
  await keeps(page)
  await expect(copy(page)).toBeHidden()
  await page.reload()
  await expect(copy(page)).toBeHidden()
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(copy(page)).toContainText(/salinan lama.*Disimpan di HP ini pada \w+, \d+ \w+ 20\d\d, \d\d\.\d\d WITA/s)
  await expectGoodLooks(page)
  await page.goto('/transparansi')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tidak ada sinyal')
  await context.setOffline(false)
  await page.goto(`/layanan/${slug}`)
  await expect(copy(page)).toBeHidden()
})

test('the way to a report opens without a signal, from any page, and works to its last question', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await keeps(page)
  await context.setOffline(true)
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

async function write(page: Page, story: string, until?: string): Promise<void> {
  await page.goto('/lapor')
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  await onward(page, (field) => field.fill(story), until)
}

/** All that this origin keeps in the browser, as one text: caches, databases, storage. */
const keptHere = (page: Page) =>
  page.evaluate(async () => {
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        texts.push(request.url, await (await caches.match(request))!.text())
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name!))
      for (const store of db.objectStoreNames)
        for (const record of await done(db.transaction(store).objectStore(store).getAll()))
          texts.push(
            JSON.stringify(record, (_, value) =>
              value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
            ),
          )
      db.close()
    }
    return texts.join('\n')
  })
const cases = async () =>
  Number(
    (await query<{ n: string }>(testDatabaseUrl(), 'SELECT count(*) AS n FROM "Case" WHERE "unitId" IS NULL')).rows[0]!
      .n,
  )
const codeOn = async (page: Page) => (await page.locator('[data-receipt]').innerText()).replace(/\s/g, '')

test('without a signal a report waits, sealed, says so, and goes once by itself when the signal is back', async ({
  page,
  context,
}) => {
  const story = `rahasia${crypto.randomUUID().replaceAll('-', '')}`
  await page.goto('/')
  await keeps(page)
  const before = await cases()
  await context.setOffline(true)
  await write(page, story)
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByText('Laporan Anda BELUM terkirim')).toBeVisible()
  await expectGoodLooks(page)
  const code = await codeOn(page)
  expect(tracesIn(await keptHere(page), [story, code, code.replaceAll('-', '')])).toEqual([])
  expect(await keptHere(page)).toContain('"state":"waiting"')
  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 2, name: 'Laporan diterima dan terkunci' })).toBeVisible()
  expect(await codeOn(page)).toBe(code)
  expect(await cases()).toBe(before + 1)
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})

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

test('a draft: only when asked, under a PIN, not readable without it; a wrong PIN loses nothing; gone once sent', async ({
  page,
}) => {
  const story = `rahasia${crypto.randomUUID().replaceAll('-', '')}`
  await write(page, story, 'Kapan terjadi?')
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await page.getByText('Simpan tulisan ini di HP').click()
  await page.getByLabel('PIN baru').fill('12345')
  await page.getByRole('button', { name: 'Simpan di HP ini' }).click()
  await expect(page.getByText('Paling sedikit 6 angka atau huruf.')).toBeVisible()
  await expectGoodLooks(page)
  await page.getByLabel('PIN baru').fill('ikan bakar 7')
  await page.getByRole('button', { name: 'Simpan di HP ini' }).click()
  await expect(page.getByText('Tersimpan di HP ini, terkunci PIN.')).toBeVisible()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).not.toHaveText('Kapan terjadi?')
  expect(await keptHere(page)).toContain('age-encryption.org/v1')
  expect(tracesIn(await keptHere(page), [story, 'ikan bakar 7'])).toEqual([])

  const later = await page.context().newPage()
  await page.close()
  await later.goto('/lapor')
  await expect(later.getByText('Ada tulisan yang tersimpan di HP ini')).toBeVisible()
  await later.getByLabel('PIN', { exact: true }).fill('ikan goreng')
  await later.getByRole('button', { name: 'Lanjutkan tulisan' }).click()
  await expect(later.getByText('PIN itu tidak cocok.')).toBeVisible()
  await expectGoodLooks(later)
  await later.getByLabel('PIN', { exact: true }).fill('ikan bakar 7')
  await later.getByRole('button', { name: 'Lanjutkan tulisan' }).click()
  // It goes on after what was answered last; the way back leads page by page, as if it had just been walked.
  await expect(later.getByRole('heading', { level: 2, name: 'Berapa yang diminta atau diberikan?' })).toBeVisible()
  await later.getByRole('button', { name: 'Kembali' }).click()
  await onward(later, (field) => expect(field).toHaveValue(story))
  await later.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(later.getByRole('heading', { level: 2, name: 'Laporan diterima dan terkunci' })).toBeVisible()
  expect(await later.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})

test('what another app shares is put into the story, and goes to no server and into no address', async ({
  page,
  context,
}) => {
  const story = `rahasia${crypto.randomUUID().replaceAll('-', '')}`
  await page.goto('/')
  await keeps(page)
  const sent: string[] = []
  context.on('request', (request) => {
    // The page's own request holds it; the worker answers that one, so only what the worker asks for leaves the phone.
    if (request.serviceWorker() || !request.url().endsWith('/lapor/bagikan'))
      sent.push(request.url(), request.postDataBuffer()?.toString('latin1') ?? '')
  })
  const answered = page.waitForResponse((response) => response.url().endsWith('/lapor/bagikan'))
  await page.evaluate((text) => {
    document.body.innerHTML =
      '<form method="post" action="/lapor/bagikan" enctype="multipart/form-data"><textarea name="text"></textarea></form>'
    document.querySelector('textarea')!.value = text
    document.forms[0]!.submit()
  }, story)
  await expect(page.getByText('Teks yang Anda bagikan sudah ada di sini')).toBeVisible()
  await expectGoodLooks(page)
  expect(page.url()).toMatch(/\/lapor$/)
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  await onward(page, (field) => expect(field).toHaveValue(story))
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Laporan diterima dan terkunci' })).toBeVisible()
  expect((await answered).fromServiceWorker()).toBe(true)
  expect(sent.join()).toContain('/lapor/kirim')
  expect(tracesIn(sent.join('\n'), [story])).toEqual([])
  expect(tracesIn(await keptHere(page), [story])).toEqual([])
})

test('"hapus jejak" leaves nothing here, after a warning, and says what it cannot erase', async ({ page }) => {
  await page.goto('/')
  await keeps(page)
  await page.route('/lapor/kirim', (route) => route.abort('internetdisconnected'))
  await write(page, 'Petugas meminta uang map.', 'Kapan terjadi?')
  await page.getByText('Simpan tulisan ini di HP').click()
  await page.getByLabel('PIN baru').fill('ikan bakar 7')
  await page.getByRole('button', { name: 'Simpan di HP ini' }).click()
  await page.evaluate(() => localStorage.setItem('apa', 'saja'))
  page.on('dialog', (dialog) => void dialog.accept())
  await page.getByRole('link', { name: 'Hapus semua jejak' }).click()
  await page.getByRole('button', { name: 'Hapus jejak' }).click()
  await expect(page.getByText('Laporan yang belum terkirim dan tulisan yang tersimpan hilang')).toBeVisible()
  await expectGoodLooks(page)
  expect((await page.evaluate(() => indexedDB.databases())).map(({ name }) => name)).toContain('jari-draf')
  await page.getByRole('button', { name: 'Ya, hapus semuanya' }).click()
  await expect(page.getByText('Jejak JARI di peramban ini sudah dihapus')).toBeVisible()
  await expect(page.getByText(/Yang tidak dapat kami hapus: riwayat peramban/)).toBeVisible()
  await expectGoodLooks(page)
  const left = () =>
    page.evaluate(async () => [
      ...[
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
        localStorage.length,
        sessionStorage.length,
      ],
      (await navigator.serviceWorker.getRegistrations()).length,
    ])
  await expect.poll(left).toEqual([0, 0, 0, 0, 0])
})

test('traces are erased at the word of our own pages alone; without JavaScript too', async ({
  request,
  browser,
  baseURL,
}) => {
  const foreign = await request.post('/aman/hapus', { headers: { origin: 'https://jahat.example' } })
  expect([foreign.status(), foreign.headers()['clear-site-data']]).toEqual([403, undefined])
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL!, locale: 'id-ID' })
  await context.addCookies([{ name: 'tema', value: 'gelap', url: baseURL! }])
  const page = await context.newPage()
  await page.goto('/aman')
  await page.getByRole('button', { name: 'Hapus jejak' }).click()
  await expect(page).toHaveURL(/\/$/)
  expect(await context.cookies()).toEqual([])
  await context.close()
})

test('no Android app is vouched for where none is configured', async ({ request }) => {
  expect((await request.get('/.well-known/assetlinks.json')).status()).toBe(404)
})
