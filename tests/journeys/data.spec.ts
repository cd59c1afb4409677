import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { expectGoodLooks } from '../support/looks'

/** A page of another site, for as long as a test needs it. */
async function otherSite(html: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(html))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

test('the page on data says how to ask, and the first example works as it stands', async ({ page, request }) => {
  await page.goto('/layanan')
  await page.getByRole('link', { name: 'Data terbuka' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data untuk situs dan aplikasi lain')
  await page.locator('summary', { hasText: /^Satu kantor/ }).click()
  const operation = page.locator('details[open]')
  await expect(operation.getByText('services[].status.since', { exact: true })).toBeVisible()
  const address = /'(http.*)'/.exec(await operation.locator('pre').innerText())?.[1] ?? ''
  const answer = await request.get(new URL(address).pathname) // asks for Brotli, as browsers do
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ version: 1 })
  await expectGoodLooks(page)
  await page.getByRole('link', { name: 'Dokumen OpenAPI 3.1' }).click()
  await page.waitForURL('**/openapi.json')
  expect(JSON.parse(await page.locator('body').innerText()).openapi).toBe('3.1.1')
})

test('another site frames the widget, and no other page of ours', async ({ page, baseURL }) => {
  const frames = ['sematan/disdukcapil', 'layanan/disdukcapil', 'lapor', 'data', 'api/v1/units/disdukcapil']
  const site = await otherSite(
    frames.map((path, i) => `<iframe id="f${i}" src="${baseURL}/${path}"></iframe>`).join(''),
  )
  await page.goto(site.url)
  const widget = page.frameLocator('#f0')
  await expect(widget.getByRole('heading', { name: 'Disdukcapil' })).toBeVisible()
  for (const name of ['Papan lengkap di JARI', 'Laporkan bila tidak sesuai']) {
    const link = widget.getByRole('link', { name })
    expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual(['_blank', 'noopener'])
  }
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    widget.getByRole('link', { name: 'Papan lengkap di JARI' }).click(),
  ])
  await expect(tab).toHaveURL(/\/layanan\/disdukcapil$/)
  for (const place of [1, 2, 3, 4]) {
    await expect
      .poll(async () => (await (await page.locator(`#f${place}`).elementHandle())?.contentFrame())?.url())
      .toBe('chrome-error://chromewebdata/')
  }
  site.close()
})

test('the line to paste works as it stands, shut in its sandbox, on the narrowest column', async ({ page }) => {
  const complaints: string[] = []
  await page.goto('/data')
  const line = await page.locator('pre', { hasText: '<iframe' }).innerText()
  const path = new URL(page.url()).origin
  const site = await otherSite(line.replace(/https?:\/\/[^/"]+/, path).replace('width="360"', 'width="280"'))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(site.url)
  const widget = page.frameLocator('iframe')
  await expect(widget.getByRole('heading', { name: 'Disdukcapil' })).toBeVisible()
  expect(await widget.locator('html').evaluate(() => window.origin)).toBe('null') // in its sandbox
  await expect(widget.getByText(/^Dikabari petugas|belum pernah mengabari/)).toBeVisible() // how old it is
  expect(await widget.locator('html').evaluate((root) => root.scrollWidth)).toBeLessThanOrEqual(280)
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    widget.getByRole('link', { name: 'Laporkan bila tidak sesuai' }).click(),
  ])
  await expect(tab).toHaveURL(/\/lapor\?unit=disdukcapil$/)
  // Out of the sandbox: a page that could not keep a draft or run its scripts would be none.
  expect(await tab.evaluate(() => window.origin)).toBe(path)
  expect(complaints).toEqual([]) // such as that it may not load itself again
  site.close()
})

test('the widget reads well in both themes and on the smallest phone, in both languages', async ({ page }) => {
  for (const stop of ['Berhenti memperbarui diri', 'Stop refreshing']) {
    await page.goto(`/sematan/disdukcapil${stop.startsWith('Stop') ? '?bahasa=en' : ''}`)
    // A page that loads itself again must let a reader stop it; from then on there is nothing for axe to find.
    await page.getByRole('link', { name: stop }).click()
    await expectGoodLooks(page)
  }
})

test('search engines read what an office and a service are, and nothing is blocked by the policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  const data = async (path: string) => {
    await page.goto(path)
    return JSON.parse(await page.locator('script[type="application/ld+json"]').innerText()) as Record<string, unknown>
  }
  expect(await data('/layanan/jenis/ktp-baru')).toMatchObject({
    ...{ '@type': 'GovernmentService', offers: { price: 0 } },
    availableChannel: expect.arrayContaining([expect.objectContaining({ '@type': 'ServiceChannel' })]),
  })
  expect(await data('/layanan/disdukcapil')).toMatchObject({
    ...{ '@type': 'GovernmentOffice', name: 'Disdukcapil' },
    openingHours: expect.arrayContaining([expect.stringMatching(/^Mo/)]),
  })
  const feed = await page.locator('link[rel=alternate][type="application/atom+xml"]').getAttribute('href')
  expect((await page.request.get(feed ?? '')).headers()['content-type']).toContain('application/atom+xml')
  expect(complaints).toEqual([])
})
