import 'server-only'
import { S3Store } from '@tus/s3-store'
import type { Readable } from 'node:stream'
import type { EvidenceStore } from '@/lib/data/evidence-store'
import type { S3Place } from '@/lib/env'

/**
 * Sealed files in a bucket of any store that speaks S3. Pieces are gathered to parts of 5 MiB and more on their way there. The
 * store's own dates tell when each file came, which this can't change (SECURITY.md).
 */
export function onS3({
  endpoint,
  bucket,
  region,
  accessKeyId,
  secretAccessKey,
}: S3Place): EvidenceStore & { put: Bucket['put'] } {
  const tus = new Bucket({
    useTags: false, // not every store has them
    s3ClientConfig: {
      ...{ bucket, region, endpoint, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true },
      // Newer checksums are known to the largest stores only; tus counts bytes, and age knows its own.
      ...({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const),
    },
  })
  return {
    tus,
    hasRoom: async () => true, // whoever runs the store sets its quota; beyond it uploads fail, and are tried again
    arrived: (id) => tus.sizeOf(id),
    settle: async () => undefined, // S3 answers when it has stored
    read: (id) => tus.read(id),
    remove: (id) => tus.remove(id),
    put: (id, bytes, size) => tus.put(id, bytes, size),
  }
}

class Bucket extends S3Store {
  /** How many bytes a finished file has; null where there is none. */
  async sizeOf(id: string): Promise<number | null> {
    try {
      return (await this.client.headObject({ Bucket: this.bucket, Key: id })).ContentLength ?? null
    } catch (error) {
      return unlessGone(error)
    }
  }

  /** Stores a whole file of so many bytes, as a restored backup brings it; one that is there is overwritten. */
  async put(id: string, bytes: Readable, size: number): Promise<void> {
    await this.client.putObject({ Bucket: this.bucket, Key: id, Body: bytes, ContentLength: size })
  }

  /** Takes away whatever there is of a file: the original leaves one behind whose upload is finished. */
  override async remove(id: string): Promise<void> {
    const upload = await this.getMetadata(id).catch(unlessGone)
    const uploadId = upload?.['upload-id']
    const Bucket = this.bucket
    if (uploadId) await this.client.abortMultipartUpload({ Bucket, Key: id, UploadId: uploadId }).catch(unlessGone)
    for (const Key of [id, this.partKey(id, true), this.infoKey(id)]) await this.client.deleteObject({ Bucket, Key })
    await this.clearCache(id)
  }
}

function unlessGone(error: unknown): null {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
  if ($metadata?.httpStatusCode === 404 || /^(NotFound|NoSuch(Key|Upload))$/.test(name ?? '')) return null
  throw error
}
