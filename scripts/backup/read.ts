import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, utimes } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable, Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import { SealingError } from '@/lib/sealing/errors'
import { openStream } from '@/lib/sealing/stream'
import type { EvidencePlace } from '../evidence-place'
import { BackupError, copyTarget, FORMAT, quoted, type Configuration, type Header, type Manifest } from './format'
import { readMigrations, readTables } from './tables'

/** `draft`: a folder for the files until all is known to be whole. */
type Target = { databaseUrl: string; evidence: EvidencePlace; draft: string }
export type Restored = { madeAt: string; rows: number; files: number; configuration: Configuration }

/** Throws BackupError unless no table is in the database yet. */
export async function mustBeEmpty(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rowCount } = await client
    .query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace LIMIT 1`)
    .finally(() => client.end())
  if (rowCount)
    throw new BackupError('The database is not empty. A backup is restored on an empty one only: nothing was changed.')
}

/**
 * Throws BackupError where this identity does not open the file, and SealingError nowhere else. Nothing is written.
 */
export async function openBackup(file: string, identity: string): Promise<ReadableStream<Uint8Array>> {
  const sealed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
  return openStream(identity, sealed).catch((error: unknown) => {
    if (!(error instanceof SealingError)) throw error
    throw new BackupError(
      error.code === 'INPUT'
        ? 'That is not a recovery key: it begins with AGE-SECRET-KEY-1 and has 74 characters.'
        : 'This key does not open this file: it is another installation’s key, or the file is no whole backup.',
    )
  })
}

/**
 * Fills a database that has this version's tables and nothing in them, and the place of evidence: every row in one
 * transaction, which is committed only when the whole file has been read and each entry has the SHA-256 that its
 * manifest says. Throws BackupError where the file does not hold what it should; nothing is kept then.
 */
export async function restoreBackup(archive: ReadableStream<Uint8Array>, target: Target): Promise<Restored> {
  const client = new pg.Client({ connectionString: target.databaseUrl })
  await client.connect()
  const { draft } = target
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  try {
    await client.query('BEGIN')
    const { header, manifest, configuration, files } = await readAll(archive, client, draft)
    for (const [name, last] of Object.entries(manifest.sequences))
      await client.query('SELECT setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, last])
    for (const { name } of header.tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`)
    await target.evidence.fill(draft)
    await client.query('COMMIT')
    const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
    return { madeAt: header.madeAt, rows, files, configuration }
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function readAll(archive: ReadableStream<Uint8Array>, client: pg.Client, draft: string) {
  const entries = extract()
  const failed = pipeline(Readable.fromWeb(archive as never), entries).then(
    () => null,
    () => damaged(),
  )
  const hashes: Record<string, string> = {}
  const counts: Record<string, number> = {}
  const read: { header?: Header; manifest?: Manifest; configuration?: Configuration } = {}
  let table: OpenTable | null = null
  let files = 0
  const endTable = async () => {
    if (table) counts[table.name] = await table.end()
    table = null
  }
  try {
    for await (const entry of entries) {
      const { name } = entry.header
      const [kind, second] = name.split('/')
      const { hashed, digest } = hashing(entry as unknown as NodeJS.ReadableStream)
      if (kind === 'tables' && read.header) {
        if (table?.name !== second) {
          await endTable()
          table = beginTable(client, read.header, second)
        }
        for await (const chunk of hashed) await table!.write(chunk as Buffer)
      } else if (kind === 'bukti' && second) {
        const path = join(draft, basename(second))
        await pipeline(hashed, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
        // The date that a file of evidence bears tells the day and no more; it stays so.
        if (entry.header.mtime) await utimes(path, entry.header.mtime, entry.header.mtime)
        files++
      } else {
        await endTable()
        const value = JSON.parse((await hashed.toArray()).join('')) as never
        if (name === 'header.json') await prepareTables(client, (read.header = value))
        else if (name === 'manifest.json') read.manifest = value
        else if (name === 'configuration.json') read.configuration = value
      }
      if (name !== 'manifest.json') hashes[name] = digest()
    }
    const failure = await failed
    if (failure) throw failure
  } catch (error) {
    entries.destroy()
    throw (await failed) ?? (error instanceof BackupError ? error : damaged(error))
  }
  const { header, manifest, configuration } = read
  if (!header || !manifest || !configuration || !same(hashes, manifest.files)) throw damaged()
  for (const { name } of header.tables) if ((counts[name] ?? 0) !== manifest.rows[name]) throw damaged()
  return { header, manifest, configuration, files }
}

/** Empties the tables (a migration may have put something there) and takes their triggers off: what comes is history. */
async function prepareTables(client: pg.Client, header: Header): Promise<void> {
  if (header.format !== FORMAT) throw new BackupError(`This is a backup of another kind (${String(header.format)}).`)
  const here = await readMigrations(client)
  const other = here.find((name, i) => name !== header.migrations[i]) ?? header.migrations[here.length]
  if (other)
    throw new BackupError(
      `The backup was made by another version of JARI (the migration ${other} is in one of the two only). Restore it with that version, then update.`,
    )
  if (!same(await readTables(client), header.tables)) throw new BackupError('The tables are not those of the backup.')
  for (const { name } of header.tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`)
  await client.query(`TRUNCATE ${header.tables.map(({ name }) => quoted(name)).join(', ')}`)
}

type OpenTable = { name: string; write(chunk: Buffer): Promise<void>; end(): Promise<number> }

/** One COPY for a whole table, though it comes in pieces: rows that refer to later ones of their own table are fine then. */
function beginTable(client: pg.Client, header: Header, name: string | undefined): OpenTable {
  const table = header.tables.find((known) => known.name === name)
  if (!table) throw damaged()
  const stream = client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`))
  const ended = new Promise<null>((resolve, reject) => stream.once('finish', () => resolve(null)).once('error', reject))
  ended.catch(() => {}) // told by whoever awaits it
  return {
    name: table.name,
    async write(chunk) {
      if (!stream.write(chunk)) await Promise.race([drained(stream), ended])
    },
    async end() {
      stream.end()
      await ended
      return stream.rowCount ?? 0
    },
  }
}

const drained = (stream: Writable) => new Promise<void>((resolve) => stream.once('drain', resolve))

function hashing(entry: NodeJS.ReadableStream) {
  const hash = createHash('sha256')
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  entry.once('error', (error: Error) => through.destroy(error))
  return { hashed: entry.pipe(through), digest: () => hash.digest('hex') }
}

const same = (one: unknown, other: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
const sorted = (value: unknown) =>
  Array.isArray(value)
    ? value.map((item) => JSON.stringify(item)).sort()
    : Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1))

function damaged(cause?: unknown): BackupError {
  const code = (cause as { code?: string } | undefined)?.code
  return new BackupError(`The file is damaged or cut short${code ? ` (${code})` : ''}: nothing of it was kept.`)
}
