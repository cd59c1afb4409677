import { createHash } from 'node:crypto'
import { once, type EventEmitter } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { pack, type Pack } from 'tar-stream'
import { sealStream } from '@/lib/sealing/stream'
import { BackupError, copyTarget, FORMAT, type Configuration, type Header, type Manifest } from './format'
import { readMigrations, readSequences, readTables } from './tables'

/** A table goes into the archive in pieces of this size: what it holds is never in memory, nor on the disk, as a whole. */
const PIECE = 4 * 2 ** 20

type Source = { databaseUrl: string; evidenceDir: string; configuration: Configuration }
/** What was written: where, how many rows and files. `gone`: files that were deleted while the backup ran. */
export type Written = { file: string; rows: number; files: number; gone: number }

/**
 * Writes a backup into `folder`, as of one moment, while JARI runs. The tables are read in one snapshot; evidence is read
 * after it was taken, so each file that the snapshot knows is there. A file with its final name is whole and on the disk.
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
    const [counts] = await Promise.all([filled, written])
    await rename(draft, file)
    await sync(folder)
    return { file, ...counts }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.end()
  }
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
  const { files, gone } = await addEvidence(archive, source.evidenceDir, manifest)
  await add('configuration.json', json(source.configuration))
  await entry(archive, 'manifest.json', json(manifest))
  archive.finalize()
  return { rows: Object.values(manifest.rows).reduce((sum, rows) => sum + rows, 0), files, gone }
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

async function addEvidence(archive: Pack, directory: string, manifest: Manifest) {
  const names = await readdir(directory, { withFileTypes: true }).catch(unlessMissing)
  let files = 0
  let gone = 0
  for (const { name } of names?.filter((found) => found.isFile()) ?? []) {
    const handle = await open(join(directory, name), 'r').catch(unlessMissing)
    if (!handle) {
      gone++
      continue
    }
    try {
      // An upload may still be growing: what it was when it was opened is what goes in.
      const { size, mtime } = await handle.stat()
      const hash = createHash('sha256')
      const into = archive.entry({ name: `bukti/${name}`, size, mtime, mode: 0o600 })
      if (size > 0)
        for await (const chunk of handle.createReadStream({ end: size - 1, autoClose: false })) {
          hash.update(chunk as Buffer)
          if (!into.write(chunk)) await once(into as unknown as EventEmitter, 'drain')
        }
      const ended = once(into as unknown as EventEmitter, 'finish')
      into.end(undefined)
      await ended
      manifest.files[`bukti/${name}`] = hash.digest('hex')
      files++
    } finally {
      await handle.close()
    }
  }
  return { files, gone }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error
  return null
}
