import type { EvidenceMeta } from '@/lib/domain/evidence'
import { EVIDENCE } from '@/lib/domain/evidence-limits'
import { FILE_KINDS, HEAD_BYTES, mayBeDrawn, sniff, TAIL_BYTES } from '@/lib/domain/file-kind'
import { SealingError } from '@/lib/sealing/errors'
import { hashing, openStream } from '@/lib/sealing/stream'

type Refused = { ok: false; why: 'ALTERED' | 'NOT_FOUND' | 'OFFLINE' }
/** `drawable`: it may be decoded here; a small file may claim any number of pixels. */
export type OpenedFile = { ok: true; blob: Blob; url: string; drawable: boolean } | Refused

/**
 * Fetches the ciphertext of one file, which is written into the trail, and opens it in this browser. Shown is only what has
 * the size, SHA-256 and kind that its sender sealed; its type is set here by what stands in it, so that no file can be
 * taken for a page or a script. `address`: whose POST hands out the ciphertext.
 */
export async function openBlob(
  address: string,
  secret: string,
  meta: EvidenceMeta,
  onProgress: (done: number) => void,
): Promise<{ ok: true; blob: Blob } | Refused> {
  const response = await fetch(address, {
    ...{ method: 'POST', cache: 'no-store', redirect: 'error' },
  }).catch(() => null)
  if (response?.status === 401) window.location.replace('/masuk')
  if (response?.status === 404) return { ok: false, why: 'NOT_FOUND' }
  if (!response?.ok || !response.body) return { ok: false, why: 'OFFLINE' }
  const hash = hashing()
  let broken = false
  try {
    const arriving = watched(response.body, () => (broken = true))
    const plain = await openStream(secret, arriving)
    const whole = await new Response(plain.pipeThrough(hash.through).pipeThrough(telling(meta.size, onProgress))).blob()
    const same = whole.size === meta.size && hash.digest() === meta.sha256 && (await hasKind(whole, meta))
    if (!same) return { ok: false, why: 'ALTERED' }
    return { ok: true, blob: whole.slice(0, whole.size, FILE_KINDS[meta.kind].mime) }
  } catch (error) {
    return { ok: false, why: broken && !(error instanceof SealingError) ? 'OFFLINE' : 'ALTERED' }
  }
}

/** The same, with an address in this page; the caller revokes it. */
export async function openFile(...file: Parameters<typeof openBlob>): Promise<OpenedFile> {
  const opened = await openBlob(...file)
  if (!opened.ok) return opened
  const head = new Uint8Array(await opened.blob.slice(0, HEAD_BYTES).arrayBuffer())
  const drawable = mayBeDrawn(file[2].kind, head, EVIDENCE.maxPixels)
  return { ...opened, url: URL.createObjectURL(opened.blob), drawable }
}

async function hasKind(whole: Blob, { kind }: EvidenceMeta): Promise<boolean> {
  const bytes = async (from: number, to?: number) => new Uint8Array(await whole.slice(from, to).arrayBuffer())
  const sniffed = sniff(await bytes(0, HEAD_BYTES), await bytes(Math.max(0, whole.size - TAIL_BYTES)))
  return sniffed.ok && sniffed.kind === kind
}

/** The same bytes; `onBroken` when the line breaks, so that this is not taken for an altered file. */
function watched(source: ReadableStream<Uint8Array>, onBroken: () => void): ReadableStream<Uint8Array> {
  const reader = source.getReader()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        onBroken()
        controller.error(error)
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

function telling(total: number, onProgress: (done: number) => void): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.length
      onProgress(seen / total)
      controller.enqueue(chunk)
    },
  })
}
