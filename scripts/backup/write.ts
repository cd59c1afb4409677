import { createHash } from 'node:crypto'
import { once, type EventEmitter } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { pack, type Pack } from 'tar-stream'
import { sealStream } from '@/lib/sealing/stream'
import { momentOf } from '@/lib/domain/calendar'
import type { EvidencePlace } from '../evidence-place'
import { BackupError, copyTarget, FORMAT, type Configuration, type Header, type Manifest } from './format'
import { readMigrations, readSequences, readTables } from './tables'

/** A table goes into the archive in pieces of this size: what it holds is never in memory, nor on the disk, as a whole. */
const PIECE = 4 * 2 ** 20

type Source = { databaseUrl: string; evidence: EvidencePlace; configuration: Configuration }
/**
 * What was written: where, how many rows and files. `missing`: files that are not there (yet, or any more), and that nobody
 * misses. `lost`: those that a case or a disposition has and that are not there, or not whole.
 */
export type Written = { file: string; rows: number; files: number; missing: number; lost: string[] }

/**
 * Writes a backup into `folder`, as of one moment, while JARI runs. The tables are read in one snapshot, evidence after it was
 * taken: what the snapshot knows is there, unless it has expired meanwhile. A file with its final name is whole and on the disk.
 * Throws BackupError where there is no recovery recipient to seal to.
 */
export async function writeBackup(source: Source, folder: string, now = new Date()): Promise<Written> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `jari-${now.toISOString().replace(/[-:]|\.\d+/g, '')}.tar.age`)
  const draft = `${file}.part`
  const client = new pg.Client({ connectionString: source.databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const to = await recipient(client)
    const archive = pack()
    const written = sealTo(draft, to, archive)
    const filled = fill(archive, client, source, now).catch((error: Error) => {
      archive.destroy(error)
      throw error
    })
    const [{ rows, files, absent }] = await Promise.all([filled, written])
    await client.query('COMMIT') // the next question is of now
    const lost = await owned(client, absent)
    await rename(draft, file)
    await sync(folder)
    return { file, rows, files, missing: absent.length - lost.length, lost }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

/** Which of these files are a case's or a disposition's. */
async function owned(client: pg.Client, ids: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT "id" FROM "Evidence" WHERE "id" = ANY($1::uuid[]) AND coalesce("caseId", "dispositionId") IS NOT NULL ORDER BY 1`,
    [ids],
  )
  return rows.map(({ id }) => id)
}

async function recipient(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ value: string }>(`SELECT value FROM "Setting" WHERE key = 'recoveryRecipient'`)
  if (rows[0]) return rows[0].value
  throw new BackupError('There is no recovery key yet that a backup could be sealed to: set JARI up first (/pasang).')
}

async function sealTo(draft: string, to: string, archive: Pack): Promise<void> {
  const plain = new PassThrough()
  const sealed = await sealStream(to, Readable.toWeb(plain) as ReadableStream<Uint8Array>)
  await Promise.all([
    pipeline(archive, plain),
    pipeline(Readable.fromWeb(sealed as never), createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })),
  ])
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

async function fill(archive: Pack, client: pg.Client, source: Source, now: Date) {
  const tables = await readTables(client)
  const header: Header = { format: FORMAT, madeAt: now.toISOString(), migrations: await readMigrations(client), tables }
  const manifest: Manifest = { rows: {}, sequences: await readSequences(client), files: {} }
  const add = async (name: string, bytes: Buffer) => {
    manifest.files[name] = createHash('sha256').update(bytes).digest('hex')
    await entry(archive, name, bytes)
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value, null, 1))

  await add('header.json', json(header))
  for (const table of tables) {
    const query = client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`))
    let piece = 0
    for await (const bytes of pieces(query))
      await add(`tables/${table.name}/${String(++piece).padStart(6, '0')}`, bytes)
    manifest.rows[table.name] = query.rowCount ?? 0
  }
  const { files, absent } = await addEvidence(archive, client, source.evidence, manifest)
  await add('configuration.json', json(source.configuration))
  await entry(archive, 'manifest.json', json(manifest))
  archive.finalize()
  return { rows: Object.values(manifest.rows).reduce((sum, rows) => sum + rows, 0), files, absent }
}

async function* pieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    held.push(chunk)
    size += chunk.length
    if (size < PIECE) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

function entry(archive: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) =>
    archive.entry({ name, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve())),
  )
}

/**
 * A file bears the day that its row says: what else a disk knows of when it came stays behind. `absent`: those that are not there,
 * or not as long as they are to be.
 */
async function addEvidence(archive: Pack, client: pg.Client, evidence: EvidencePlace, manifest: Manifest) {
  const { rows } = await client.query<{ id: string; size: number; on: string }>(
    `SELECT "id", "size", "on"::text AS "on" FROM "Evidence" ORDER BY "id"`,
  )
  const absent: string[] = []
  let files = 0
  for (const { id, size, on } of rows) {
    const file = await evidence.read(id)
    if (file?.size !== size) absent.push(id)
    if (!file) continue
    files++
    const hash = createHash('sha256')
    const name = `bukti/${id}`
    const into = archive.entry({ name, size: file.size, mtime: momentOf(on), mode: 0o600 })
    for await (const chunk of file.bytes) {
      hash.update(chunk as Buffer)
      if (!into.write(chunk)) await once(into as unknown as EventEmitter, 'drain')
    }
    const ended = once(into as unknown as EventEmitter, 'finish')
    into.end(undefined)
    await ended
    manifest.files[name] = hash.digest('hex')
  }
  return { files, absent }
}
