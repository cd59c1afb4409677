import { defineConfig } from '@playwright/test'
import { chromium } from './tests/support/chromium.mjs'

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/support/app.ts',
  outputDir: 'test-results',
  workers: 2,
  // A busy machine may stretch a moment past its patience. Whatever passes only alone is named; too much of it fails.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  // Axe and scrypt take seconds a page, and more on a busy machine.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.JARI_TEST_URL, // read again in each worker, after the global setup
    browserName: 'chromium',
    launchOptions: await chromium(),
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    viewport: { width: 360, height: 740 },
    screenshot: 'only-on-failure',
  },
})
