import 'server-only'
import { mkdirSync } from 'node:fs'
import { open, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { Upload, type DataStore } from '@tus/server'
import { db } from '@/lib/data/client'
import { dateToDay, momentOf, type Day } from '@/lib/domain/calendar'
import { fitsOn } from '@/lib/domain/evidence-limits'
import { env } from '@/lib/env'

/** Where the bytes of sealed files lie. It knows nothing of cases; lib/data/evidence.ts does. */
export type EvidenceStore = {
  /** what the tus protocol writes to */
  tus: DataStore
  /** whether so many bytes more may be taken */
  hasRoom(bytes: number): Promise<boolean>
  /** how many bytes of a file have arrived; null: there is no such file */
  arrived(id: string): Promise<number | null>
  /** Makes sure that a file survives a loss of power, and that its date tells no more than the day. */
  settle(id: string, on: Day): Promise<void>
  read(id: string): Promise<Readable>
  remove(id: string): Promise<void>
}

const kept = globalThis as { jariEvidence?: Promise<EvidenceStore> }

/** The store that is configured: a folder beside the database, or a bucket, whose library is loaded only then. */
export function evidenceStore(): Promise<EvidenceStore> {
  return (kept.jariEvidence ??= chosen())
}

async function chosen(): Promise<EvidenceStore> {
  const { s3, evidenceDir } = env()
  return s3 ? (await import('@/lib/data/evidence-s3')).onS3(s3) : onDisk(evidenceDir)
}

function onDisk(directory: string): EvidenceStore {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const tus = new FileStore({ directory, configstore: ROWS })
  const path = (id: string) => join(/* turbopackIgnore: true */ directory, id)
  return {
    tus,
    async hasRoom(bytes) {
      const { bavail, bsize } = await statfs(directory)
      return fitsOn(bavail * bsize, bytes)
    },
    arrived: (id) => arrived(tus, id),
    async settle(id, on) {
      const file = await open(path(id), 'r+')
      await file.utimes(momentOf(on), momentOf(on))
      await file.sync().finally(() => file.close())
      const folder = await open(directory, 'r') // that the file has a name is written there
      await folder.sync().finally(() => folder.close())
    },
    async read(id) {
      return (await open(path(id), 'r')).createReadStream()
    },
    remove: (id) => tus.remove(id).catch(unlessGone),
  }
}

async function arrived(tus: DataStore, id: string): Promise<number | null> {
  try {
    return (await tus.getUpload(id)).offset
  } catch (error) {
    unlessGone(error)
    return null
  }
}

function unlessGone(error: unknown): void {
  const status = (error as { status_code?: number } | null)?.status_code
  if (status !== 404 && status !== 410) throw error
}

/** What tus keeps beside each file is a row of ours, so that no second place knows when something was sent. */
const ROWS = {
  async get(id: string): Promise<Upload | undefined> {
    const row = await db.evidence.findUnique({ where: { id }, select: { size: true, on: true } })
    if (!row) return undefined
    return new Upload({ id, size: row.size, offset: 0, creation_date: momentOf(dateToDay(row.on)).toISOString() })
  },
  async set(): Promise<void> {},
  async delete(): Promise<void> {},
}
