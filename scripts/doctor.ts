/**
 * `npm run doctor`: looks at what keeps JARI well – migrations, audit trail, keys, clock, evidence, disk – changes nothing,
 * and says a line on each. Ends with 1 where something needs a hand, with 2 where it could not look.
 */
import { resolve } from 'node:path'
import pg from 'pg'
import { examine } from './doctor/checks'
import { openDatabase } from './postgres/open.mjs'
import { DATA_DIR } from './project.mjs'

try {
  const database = await openDatabase()
  try {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const dataDir = resolve(DATA_DIR)
    const findings = await examine(client, resolve(dataDir, 'bukti'), dataDir).finally(() => client.end())
    for (const { what, ok, words } of findings) console.log(`${ok ? 'ok ' : 'BAD'}  ${what}: ${words}`)
    if (findings.some(({ ok }) => !ok)) process.exitCode = 1
  } finally {
    await database.stop()
  }
} catch (error) {
  const { name, code } = error as Error & { code?: string }
  console.error(`The doctor could not look: ${code ?? name}. Is the database there, and JARI_DATA?`)
  process.exitCode = 2
}
