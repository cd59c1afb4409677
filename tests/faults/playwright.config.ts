import { defineConfig } from '@playwright/test'

/** One after another and apart from the journeys: a machine whose processes are killed is nobody's to share. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // A disk that is full needs root, an order of system calls strace: `npm test` runs where there is neither.
  testIgnore: process.env.JARI_FAULTS ? [] : ['disk.spec.ts', 'durable.spec.ts'],
  globalSetup: './build.ts',
  outputDir: '../../test-results/faults',
  workers: 1,
  retries: 1, // as for journeys
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  reporter: 'list',
})
