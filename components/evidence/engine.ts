import { Upload, type DetailedError } from 'tus-js-client'
import { evidenceName, evidenceText, readEvidence, type EvidenceMeta } from '@/lib/domain/evidence'
import type { FileKind } from '@/lib/domain/file-kind'
import { openText, sealText } from '@/lib/sealing/envelope'
import { recipientOf } from '@/lib/sealing/identity'
import { sealedSize } from '@/lib/sealing/sizes'
import { caseMark, hashing, sealStream } from '@/lib/sealing/stream'
import { cleanPhoto, isCleanable } from './prepare'
import { openTray, PIECE, whileSealing, type Tray, type TrayRecord } from './tray'

// This file brings age and tus along: it is imported when there is a file to send, not before.

export type CaseSecret = { caseId: string; secret: string }
export type Stage = { name: 'cleaning' | 'sealing' | 'sending' | 'waiting'; done: number }
export type OnStage = (stage: Stage) => void

/** `TOO_OFTEN`: this network has sent too much; `NO_ROOM`: the server's disk is full; `OFFLINE`: the line is broken. */
export class SendError extends Error {
  constructor(readonly reason: 'TOO_OFTEN' | 'NO_ROOM' | 'OFFLINE' | 'REFUSED' | 'DECODE' | 'STORE' | 'CANCELLED') {
    super(reason)
  }
}

/**
 * Cleans a file (a photo, unless it is to stay as it is), seals it as a stream and lays it in the tray, ready to be sent.
 * Throws SendError DECODE, STORE (the browser has no room), CANCELLED.
 */
export async function sealFile(
  file: File,
  kind: FileKind,
  asIs: boolean,
  { secret }: CaseSecret,
  onStage: OnStage,
  signal: AbortSignal,
): Promise<{ record: TrayRecord; meta: EvidenceMeta }> {
  const cleaned = isCleanable(kind) && !asIs
  let content: Blob = file
  if (cleaned) {
    onStage({ name: 'cleaning', done: 0 })
    content = await cleanPhoto(file).catch(() => {
      throw new SendError('DECODE')
    })
  }
  const kept: FileKind = cleaned ? 'jpeg' : kind
  const recipient = await recipientOf(secret)
  const id = crypto.randomUUID()
  const hash = hashing()
  let tray: Tray | undefined
  const seal = async () => {
    tray = await openTray()
    const sealed = await sealStream(recipient, content.stream().pipeThrough(hash.through))
    const size = await intoPieces(tray, id, sealed, signal, () =>
      onStage({ name: 'sealing', done: hash.size() / content.size }),
    )
    if (size !== sealedSize(content.size)) throw new SendError('STORE') // the file changed while it was read
    const meta = { name: evidenceName(file.name, kept), kind: kept, size: content.size, sha256: hash.digest(), cleaned }
    const part = await sealText(recipient, evidenceText(meta))
    const record = { id, mark: caseMark(secret), size, part, url: null, done: false, at: Date.now() }
    await tray.put(record)
    return { record, meta }
  }
  try {
    return await whileSealing(seal)
  } catch (error) {
    await tray?.remove(id).catch(() => undefined)
    throw signal.aborted ? new SendError('CANCELLED') : error instanceof SendError ? error : new SendError('STORE')
  }
}

async function intoPieces(
  tray: Tray,
  id: string,
  sealed: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onPiece: () => void,
): Promise<number> {
  const reader = sealed.getReader()
  let piece = new Uint8Array(PIECE)
  let [used, index, total] = [0, 0, 0]
  for (;;) {
    const { done, value } = await reader.read()
    for (let rest = value ?? new Uint8Array(); rest.length > 0;) {
      const taken = rest.subarray(0, PIECE - used)
      piece.set(taken, used)
      rest = rest.subarray(taken.length)
      used += taken.length
      total += taken.length
      if (used < PIECE) continue
      await tray.putPiece(id, index++, piece)
      piece = new Uint8Array(PIECE)
      used = 0
      onPiece()
    }
    if (signal.aborted) {
      await reader.cancel().catch(() => undefined)
      throw new SendError('CANCELLED')
    }
    if (!done) continue
    if (used > 0) await tray.putPiece(id, index, piece.slice(0, used))
    onPiece()
    return total
  }
}

/** Seconds between tries; each success begins them anew. */
const RETRIES = [1, 2, 4, 8, 15, 30, 60, 60, 60].map((seconds) => seconds * 1000)

/**
 * Sends a file of the tray from where it was left, through broken lines, and answers with the id under which it arrived.
 * Throws SendError; after OFFLINE it can be called again.
 */
export async function uploadFile(record: TrayRecord, onStage: OnStage, signal: AbortSignal): Promise<string> {
  const tray = await openTray()
  if (record.done && record.url) return idOf(record.url)
  const url = await new Promise<string>((resolve, reject) => {
    let sent = 0
    const upload = new Upload(new Blob(), {
      endpoint: new URL('/bukti', window.location.href).href,
      uploadUrl: record.url,
      fileReader: {
        openFile: async () => ({ size: record.size, slice: sliceOf(tray, record), close: () => undefined }),
      },
      chunkSize: PIECE,
      retryDelays: RETRIES,
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => {
        onStage({ name: 'waiting', done: sent })
        return isPassing(statusOf(error))
      },
      onUploadUrlAvailable: () => {
        record = { ...record, url: upload.url }
        void tray.put(record).catch(() => undefined)
      },
      onProgress: (bytes) => {
        sent = bytes / record.size
        onStage({ name: 'sending', done: sent })
      },
      onSuccess: () => resolve(upload.url ?? ''),
      onError: (error) => reject(refusalOf(statusOf(error))),
    })
    signal.addEventListener('abort', () => {
      void upload.abort().catch(() => undefined)
      reject(new SendError('CANCELLED'))
    })
    if (signal.aborted) return reject(new SendError('CANCELLED'))
    onStage({ name: 'sending', done: 0 })
    upload.start()
  })
  await tray.put({ ...record, url, done: true })
  return idOf(url)
}

function sliceOf(tray: Tray, record: TrayRecord) {
  return async (start: number, end: number) => {
    const bytes = await tray.piece(record.id, Math.floor(start / PIECE))
    if (!bytes) throw new SendError('STORE')
    const from = start % PIECE
    const value = new Blob([new Uint8Array(bytes.subarray(from, Math.min(bytes.length, from + end - start)))])
    return { value, done: start + value.size >= record.size }
  }
}

const idOf = (url: string) => url.split('/').at(-1) ?? ''
const statusOf = (error: Error | DetailedError) =>
  'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0
/** No answer at all, a server that is restarting, or another request for the same file that is not over yet. */
const isPassing = (status: number) => status === 0 || [408, 409, 423, 500, 502, 503, 504].includes(status)

function refusalOf(status: number): SendError {
  if (status === 429) return new SendError('TOO_OFTEN')
  if (status === 507) return new SendError('NO_ROOM')
  return new SendError(isPassing(status) ? 'OFFLINE' : 'REFUSED')
}

/** What lies in the tray of this case: what a reload has interrupted. Asked where there is a tray (hasTray): it leaves an empty one. */
export async function interrupted({ secret }: CaseSecret): Promise<{ record: TrayRecord; meta: EvidenceMeta }[]> {
  const tray = await openTray()
  const found: { record: TrayRecord; meta: EvidenceMeta }[] = []
  for (const record of await tray.of(caseMark(secret))) {
    const meta = readEvidence(await openText(secret, record.part).catch(() => ''))
    if (meta) found.push({ record, meta })
  }
  return found
}

/** Throws SendError STORE where the tray goes with the page. */
export async function mustLast(): Promise<void> {
  if (!(await openTray()).lasts) throw new SendError('STORE')
}

/** Takes a file out of the tray: it is part of the case now. */
export async function forget(id: string): Promise<void> {
  await (await openTray()).remove(id)
}

/** Has a file of the tray sent once more from its beginning: the server has it no more. */
export async function restart(id: string): Promise<void> {
  const tray = await openTray()
  const record = await tray.get(id)
  if (record) await tray.put({ ...record, url: null, done: false })
}

/** Takes a file out of the tray that is not wanted any more, and what of it has been sent off the server. */
export async function discard(id: string): Promise<void> {
  const tray = await openTray()
  const record = await tray.get(id)
  await tray.remove(id)
  if (record?.url) await Upload.terminate(record.url, { retryDelays: null })
}
