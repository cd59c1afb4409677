import { createConnection } from 'node:net'
import { test as base } from '@playwright/test'
import { lineTo, type Line } from './line'

type Signal = { lose(): Promise<void>; find(): Promise<void> }

/**
 * Journeys of a phone that loses its signal: all that its browser asks goes over a line of the test's own, which is cut. Playwright's
 * setOffline will not do: what it tells a page and its service worker is forgotten at the page's next address (Chromium 147).
 */
export const test = base.extend<{ line: Line; signal: Signal }>({
  // Playwright reads off the first argument what is needed; a line needs nothing.
  line: async ({}, give) => {
    const { hostname, port } = new URL(process.env.JARI_TEST_URL!)
    const line = await lineTo(() => createConnection(Number(port), hostname))
    await give(line)
    line.close()
  },
  baseURL: async ({ line }, give) => give(`http://localhost:${line.port}`),
  signal: async ({ line, context }, give) => {
    const tell = async (event: 'offline' | 'online') => {
      for (const page of context.pages()) await page.evaluate((name) => window.dispatchEvent(new Event(name)), event)
    }
    await give({
      async lose() {
        line.set('cut')
        await tell('offline')
      },
      async find() {
        line.set('fair')
        await tell('online')
      },
    })
  },
})
