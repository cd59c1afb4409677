/**
 * `npm run doctor`: looks at what keeps JARI well – settings, migrations, audit trail, keys, clock, evidence, disk, durability,
 * certificate, mail – changes nothing, and says a line on each. Ends with 1 where something needs a hand, with 2 where it could not look.
 */
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import { readEnv } from '@/lib/env'
import { evidenceIn, examine } from './doctor/checks'
import { certificate, durability, mail } from './doctor/surroundings'
import { openDatabase } from './postgres/open.mjs'
import { DATA_DIR } from './project.mjs'

try {
  const database = await openDatabase()
  try {
    // The secret is looked at by nothing here, and npm start keeps it in a file.
    const secret = process.env.JARI_SECRET || randomBytes(32).toString('base64url')
    const env = readEnv({ ...process.env, DATABASE_URL: database.url, JARI_SECRET: secret })
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const dataDir = resolve(DATA_DIR)
    const findings = await (async () => [
      ...(await examine(client, await placeOf(env), dataDir)),
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
  const settings = message.startsWith('JARI can') ? `\n${message}` : ` ${code ?? name}.`
  console.error(`The doctor could not look:${settings} Is the database there, and JARI_DATA?`)
  process.exitCode = 2
}

/** A bucket is asked for each file; what else lies in it, whoever runs it knows. */
async function placeOf({ s3, evidenceDir }: ReturnType<typeof readEnv>) {
  if (!s3) return evidenceIn(evidenceDir)
  const { onS3 } = await import('@/lib/data/evidence-s3')
  return { size: onS3(s3).arrived, names: async () => [] }
}
