/**
 * `npm run backup [-- <folder>]`: writes all that JARI keeps (database, sealed evidence, configuration) into one file,
 * sealed to the recovery key, while JARI runs. Without a folder, into `cadangan` beside the data: take the file from there to
 * another building. Ends with 1 and a sentence where that cannot be done.
 */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { BackupError, type Configuration } from './backup/format'
import { writeBackup } from './backup/write'
import { openDatabase } from './postgres/open.mjs'
import { DATA_DIR } from './project.mjs'
import { installationSecret } from './secrets.mjs'

/** Of a place, not of an installation. */
const NOT_KEPT = ['JARI_DATA', 'JARI_SETUP_TOKEN']

const folder = resolve(process.argv[2] ?? join(DATA_DIR, 'cadangan'))
const configuration: Configuration = { JARI_SECRET: installationSecret(DATA_DIR) }
for (const [name, value] of Object.entries(process.env))
  if (name.startsWith('JARI_') && value && !NOT_KEPT.includes(name)) configuration[name] = value

try {
  const database = await openDatabase()
  const source = { databaseUrl: database.url, evidenceDir: resolve(DATA_DIR, 'bukti'), configuration }
  const { file, rows, files, gone } = await writeBackup(source, folder).finally(() => database.stop())
  console.log(
    `${file}\n${rows} rows, ${files} files of evidence, ${statSync(file).size} bytes, sealed to the recovery key.`,
  )
  if (process.env.JARI_S3_URL)
    console.log('Evidence lies in the S3 store and is NOT in this file: have that bucket copied by whoever runs it.')
  if (gone > 0) console.log(`${gone} files were deleted while the backup ran, as JARI does with what has expired.`)
} catch (error) {
  const { name, code, message } = error as Error & { code?: string }
  console.error(error instanceof BackupError ? message : `The backup failed, and no file was left: ${code ?? name}.`)
  process.exitCode = 1
}
