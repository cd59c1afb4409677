/**
 * `npm run backup [-- <folder>]`: writes all that JARI keeps (database, sealed evidence, configuration) into one file,
 * sealed to the recovery key, while JARI runs. Without a folder, into `cadangan` beside the data: take the file from there to
 * another building. Ends with 1 and a sentence where that cannot be done, and where evidence that somebody has is missing from it.
 */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigurationError } from '@/lib/env'
import { BackupError, type Configuration } from './backup/format'
import { writeBackup } from './backup/write'
import { commandEnv, evidencePlace } from './evidence-place'
import { openDatabase } from './postgres/open.mjs'
import { DATA_DIR } from './project.mjs'
import { installationSecret } from './secrets.mjs'

/** Lost files that are named. */
const NAMED = 10
/** Of a place, not of an installation. */
const NOT_KEPT = ['JARI_DATA', 'JARI_SETUP_TOKEN']

const folder = resolve(process.argv[2] ?? join(DATA_DIR, 'cadangan'))
const configuration: Configuration = { JARI_SECRET: installationSecret(DATA_DIR) }
for (const [name, value] of Object.entries(process.env))
  if (name.startsWith('JARI_') && value && !NOT_KEPT.includes(name)) configuration[name] = value

try {
  const database = await openDatabase()
  const evidence = await evidencePlace(commandEnv(database.url, resolve(DATA_DIR)))
  const source = { databaseUrl: database.url, evidence, configuration }
  const { file, rows, files, missing, lost } = await writeBackup(source, folder).finally(() => database.stop())
  console.log(
    `${file}\n${rows} rows, ${files} files of evidence, ${statSync(file).size} bytes, sealed to the recovery key.`,
  )
  if (missing > 0)
    console.log(
      `${missing} files were not there, or not whole: still on their way, or deleted meanwhile as what has expired is.`,
    )
  if (lost.length > 0) {
    const which = lost.slice(0, NAMED).join(', ') + (lost.length > NAMED ? ' …' : '')
    console.error(`${lost.length} files of evidence that a case or a disposition has are NOT in this backup, or not whole: ${which}.
Look for them in an older one. npm run doctor names them as well.`)
    process.exitCode = 1
  }
} catch (error) {
  const { name, code, message } = error as Error & { code?: string }
  const told = error instanceof BackupError || error instanceof ConfigurationError
  console.error(told ? message : `The backup failed, and no file was left: ${code ?? name}.`)
  process.exitCode = 1
}
