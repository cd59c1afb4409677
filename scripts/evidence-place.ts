import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { readEnv, type Env, type S3Place } from '@/lib/env'

/** Where sealed evidence lies, as the commands of operation see it. */
export type EvidencePlace = {
  /** How many bytes of a file have arrived; null: there is none. */
  size(id: string): Promise<number | null>
  /** The files that are there; null where that is not asked: what else lies in a bucket, whoever runs it knows. */
  names(): Promise<string[] | null>
  /** A file as it is at this moment; null: there is none. */
  read(id: string): Promise<{ size: number; bytes: Readable } | null>
  /** Takes over every file of a folder, which is gone afterwards. */
  fill(folder: string): Promise<void>
}

/** A folder of this machine. */
export const evidenceIn = (directory: string): EvidencePlace => ({
  size: async (id) => (await stat(join(directory, id)).catch(unlessMissing))?.size ?? null,
  names: async () => (await readdir(directory).catch(unlessMissing)) ?? [],
  async read(id) {
    const file = await open(join(directory, id), 'r').catch(unlessMissing)
    if (!file) return null
    // An upload may still be growing: what it was when it was opened is what is read.
    const { size } = await file.stat()
    if (size > 0) return { size, bytes: file.createReadStream({ end: size - 1 }) }
    await file.close()
    return { size, bytes: Readable.from([]) }
  },
  async fill(folder) {
    await rm(directory, { recursive: true, force: true })
    await rename(folder, directory)
  },
})

/** A bucket. Of a file that has not arrived whole, nothing can be read there. */
async function evidenceOn(place: S3Place): Promise<EvidencePlace> {
  const store = (await import('@/lib/data/evidence-s3')).onS3(place)
  return {
    size: store.arrived,
    names: async () => null,
    async read(id) {
      const size = await store.arrived(id)
      return size === null ? null : { size, bytes: await store.read(id) }
    },
    async fill(folder) {
      for (const name of await readdir(folder)) {
        const { size } = await stat(join(folder, name))
        await store.put(name, createReadStream(join(folder, name)), size)
      }
      await rm(folder, { recursive: true })
    },
  }
}

/** The place that is configured. */
export const evidencePlace = async ({ s3, evidenceDir }: Env): Promise<EvidencePlace> =>
  s3 ? evidenceOn(s3) : evidenceIn(evidenceDir)

/** The configuration, for a command beside a server: the secret is nothing to it, and `npm start` keeps that in a file. */
export function commandEnv(databaseUrl: string, dataDir: string): Env {
  const secret = process.env.JARI_SECRET || randomBytes(32).toString('base64url')
  return readEnv({ ...process.env, DATABASE_URL: databaseUrl, JARI_DATA: dataDir, JARI_SECRET: secret })
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error
  return null
}
