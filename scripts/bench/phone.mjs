import { get } from 'node:http'
import { chromium as playwright } from '@playwright/test'
import { chromium } from '../../tests/support/chromium.mjs'

/** "Slow 4G" as Lighthouse has it, and a processor at a quarter of this one's speed. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 }
const CPU = 4
const STORY = 'Petugas loket meminta uang map sebelum berkas diterima. '.repeat(8)

/** A cheap phone on a slow line: [what, milliseconds (median of `times`), slowest]. */
export async function phoneTimes(url, times = 5) {
  const browser = await playwright.launch(await chromium())
  try {
    const usable = []
    const receipt = []
    for (let i = 0; i < times; i++) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'id-ID' })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', NETWORK)
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
      usable.push(await untilUsable(page, url))
      receipt.push(await untilReceipt(page))
      await context.close()
    }
    return [
      ['/lapor usable, first visit', ...middle(usable)],
      ['submit to receipt', ...middle(receipt)],
    ]
  } finally {
    await browser.close()
  }
}

/** Usable: what is pressed is answered, so the page's own code runs. The hint for slow pages goes at that moment. */
async function untilUsable(page, url) {
  const begun = performance.now()
  await page.goto(`${url}/lapor`, { waitUntil: 'commit' })
  await page.getByText(/Tombol tidak menanggapi/).waitFor({ state: 'attached' })
  await page.getByText(/Tombol tidak menanggapi/).waitFor({ state: 'detached' })
  return performance.now() - begun
}

async function untilReceipt(page) {
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  const question = page.getByRole('heading', { level: 2 }).first()
  const send = page.getByRole('button', { name: 'Kirim dan kunci' })
  while (!(await send.isVisible())) {
    const story = page.getByLabel('Ceritakan dengan kata-kata Anda')
    if (await story.isVisible()) await story.fill(STORY)
    const before = await question.innerText()
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await page.waitForFunction((text) => document.querySelector('h2')?.innerText !== text, before)
  }
  const begun = performance.now()
  await send.click()
  await page.locator('[data-receipt]').waitFor()
  return performance.now() - begun
}

const middle = (values) => {
  const sorted = values.map(Math.round).sort((a, b) => a - b)
  return [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
}

/** What a browser downloads to open JARI without a signal: [what, files, kB as they are sent]. */
export async function keptBytes(url) {
  const browser = await playwright.launch(await chromium())
  try {
    const page = await browser.newPage()
    await page.goto(url)
    await page.evaluate(() => navigator.serviceWorker.ready)
    const kept = await page.evaluate(async () => {
      const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map((request) => request.url)
    })
    const groups = [
      ['the service worker itself', [`${url}/jari-sw.js`]],
      ['blank pages', kept.filter((address) => !address.includes('/_next/'))],
      ['their files', kept.filter((address) => address.includes('/_next/'))],
    ]
    const rows = []
    for (const [what, addresses] of groups) {
      const sizes = await Promise.all(addresses.map(sentBytes))
      rows.push([what, addresses.length, (sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)])
    }
    return rows
  } finally {
    await browser.close()
  }
}

/** Bytes of a body as it goes over the line. */
function sentBytes(address) {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'br' } }, (response) => {
      let size = 0
      response.on('data', (chunk) => (size += chunk.length)).on('end', () => resolve(size))
    }).on('error', reject)
  })
}
