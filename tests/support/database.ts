// Runs in each test file of the `server` project before anything is imported: points lib/env.ts at this worker's own
// database. Files of one worker follow each other on the same database: reference data stay, and a test that writes
// cases, officers or board entries makes its own and counts on nothing else.
const url = new URL(process.env.JARI_TEST_SERVER ?? 'missing: tests/support/global-setup.mjs did not run')
url.pathname = `/worker_${process.env.JEST_WORKER_ID ?? '1'}`

process.env.DATABASE_URL = url.href
process.env.JARI_SECRET = 'a'.repeat(43)
process.env.NEXTAUTH_SECRET = process.env.JARI_SECRET
process.env.JARI_URL = 'http://localhost:3000'
process.env.NEXTAUTH_URL = process.env.JARI_URL
process.env.JARI_DEMO = '0'

afterAll(async () => {
  const { jariDb } = globalThis as { jariDb?: { $disconnect(): Promise<void> } }
  await jariDb?.$disconnect()
})

export {}
