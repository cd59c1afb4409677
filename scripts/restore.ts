/**
 * `npm run restore -- <file>`: brings back what `npm run backup` wrote, in a JARI_DATA that holds nothing of JARI (and, where
 * DATABASE_URL is set, an empty database) and nowhere else. Asks for the recovery key on standard input, so that it stands in no list of processes.
 * Ends with 1 and a sentence where it refuses.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { ConfigurationError } from '@/lib/env'
import { BackupError, type Configuration } from './backup/format'
import { mustBeEmpty, openBackup, restoreBackup } from './backup/read'
import { commandEnv, evidencePlace } from './evidence-place'
import { openDatabase } from './postgres/open.mjs'
import { DATA_DIR } from './project.mjs'
import { migrate } from './steps.mjs'

/** What JARI keeps in JARI_DATA. What others have there (the home of its user on a server, with npm's files; a disk's lost+found) stays. */
const OURS = ['pg', 'LOCATION', 'secret', 'bukti', 'configuration.env', 'demo-accounts.json']

const [file] = process.argv.slice(2)
try {
  if (!file) throw new BackupError('usage: npm run restore -- <file of npm run backup>')
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`)
  const dataDir = resolve(DATA_DIR)
  const ours = OURS.filter((name) => existsSync(join(dataDir, name)))
  if (ours.length > 0)
    throw new BackupError(
      `${dataDir} is not empty: ${ours.join(', ')}. A backup is restored where nothing of JARI lies: nothing was changed.`,
    )
  const archive = await openBackup(file, await askForKey())
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const database = await openDatabase()
  try {
    const env = commandEnv(database.url, dataDir)
    const target = {
      databaseUrl: database.url,
      evidence: await evidencePlace(env),
      draft: `${env.evidenceDir}.restoring`,
    }
    await mustBeEmpty(database.url)
    await migrate({ env: { DATABASE_URL: database.url } })
    const { madeAt, rows, files, configuration } = await restoreBackup(archive, target)
    const { JARI_S3_URL: bucket, ...elsewhere } = configuration
    keep(env.s3 ? configuration : elsewhere, dataDir)
    console.log(`Restored as of ${madeAt}: ${rows} rows, ${files} files of evidence.
The secret lies in ${join(dataDir, 'secret')}, the other variables of then in ${join(dataDir, 'configuration.env')}: start JARI with them.
Look with npm run doctor, then make a backup of your own.`)
    if (bucket && !env.s3)
      console.log(
        `The evidence lay in a bucket and lies in ${env.evidenceDir} now. To fill a bucket, restore with JARI_S3_URL set.`,
      )
  } finally {
    await database.stop()
  }
} catch (error) {
  const { name, code, message } = error as Error & { code?: string }
  const told = error instanceof BackupError || error instanceof ConfigurationError
  console.error(told ? message : `The restore failed: ${code ?? name}.`)
  process.exitCode = 1
}

async function askForKey(): Promise<string> {
  if (process.stdin.isTTY) process.stdout.write('Recovery key (AGE-SECRET-KEY-1…): ')
  for await (const line of createInterface({ input: process.stdin })) return line.replace(/\s/g, '').toUpperCase()
  return ''
}

function keep({ JARI_SECRET: secret, ...others }: Configuration, dataDir: string): void {
  if (secret) writeFileSync(join(dataDir, 'secret'), secret, { mode: 0o600 })
  const lines = Object.entries(others).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(join(dataDir, 'configuration.env'), lines.join(''), { mode: 0o600 })
}
