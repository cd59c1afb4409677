import { chromium as playwright } from '@playwright/test'
import { chromium } from '../../tests/support/chromium.mjs'

const kB = (bytes) => (bytes / 1000).toFixed(1)

/** Visits each page with an empty cache: [page, requests, script, style, document, all], sizes in kB as they were sent. */
export async function coldBytes(url, paths) {
  const browser = await playwright.launch(await chromium())
  try {
    const rows = []
    for (const path of paths) rows.push(await visit(browser, url, path))
    return rows
  } finally {
    await browser.close()
  }
}

async function visit(browser, url, path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const types = new Map()
  const sums = { Script: 0, Stylesheet: 0, Document: 0, all: 0 }
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId)
    if (type in sums) sums[type] += encodedDataLength
    sums.all += encodedDataLength
  })
  await page.goto(url + path, { waitUntil: 'networkidle' })
  await context.close()
  return [path, types.size, kB(sums.Script), kB(sums.Stylesheet), kB(sums.Document), kB(sums.all)]
}
