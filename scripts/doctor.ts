/**
 * `npm run doctor`: looks at what keeps JARI well – settings, migrations, audit trail, keys, clock, messages, evidence, disk, durability,
 * certificate, mail – changes nothing, and says a line on each. Ends with 1 where something needs a hand, with 2 where it could not look.
 */
import { resolve } from 'node:path'
import pg from 'pg'
import { ConfigurationError } from '@/lib/env'
import { examine } from './doctor/checks'
import { certificate, durability, mail } from './doctor/surroundings'
import { commandEnv, evidencePlace } from './evidence-place'
import { openDatabase } from './postgres/open.mjs'
import { DATA_DIR } from './project.mjs'

try {
  const database = await openDatabase()
  try {
    const dataDir = resolve(DATA_DIR)
    const env = commandEnv(database.url, dataDir)
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const findings = await (async () => [
      ...(await examine(client, await evidencePlace(env), dataDir)),
      await durability(client),
    ])().finally(() => client.end())
    findings.push(await certificate(env.url), await mail(env.mail?.server ?? null))
    for (const { what, ok, words } of findings) console.log(`${ok ? 'ok ' : 'BAD'}  ${what}: ${words}`)
    if (findings.some(({ ok }) => !ok)) process.exitCode = 1
  } finally {
    await database.stop()
  }
} catch (error) {
  const { name, code, message } = error as Error & { code?: string }
  const settings = error instanceof ConfigurationError ? `\n${message}` : ` ${code ?? name}.`
  console.error(`The doctor could not look:${settings} Is the database there, and JARI_DATA?`)
  process.exitCode = 2
}
