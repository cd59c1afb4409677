import { defineConfig } from '@playwright/test'

/** One after another and apart from the journeys: a machine whose processes are killed is nobody's to share. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './build.ts',
  outputDir: '../../test-results/faults',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  reporter: 'list',
})
