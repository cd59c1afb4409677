import { EVIDENCE, pixelsFor } from '@/lib/domain/evidence-limits'
import { FILE_KINDS, HEAD_BYTES, mayBeDrawn, pixelsOf, sniff, TAIL_BYTES, type FileKind } from '@/lib/domain/file-kind'

/** Why a file is not taken, as a key of "evidence.problem". */
export type FileProblem = 'EMPTY' | 'KIND' | 'POLYGLOT' | 'TOO_LARGE' | 'TOO_MANY_PIXELS' | 'DECODE' | 'READ' | 'STORE'

export type Examined = { ok: true; kind: FileKind } | { ok: false; problem: FileProblem }

/** Looks into a chosen file, not at its name: whether it may be evidence, and of what kind. Nothing leaves the browser. */
export async function examine(
  file: Blob,
  { maxBytes, maxPixels }: { maxBytes: number; maxPixels: number } = { ...EVIDENCE, maxPixels: pixelsHere() },
): Promise<Examined> {
  try {
    if (file.size > maxBytes) return { ok: false, problem: 'TOO_LARGE' }
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
    const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TAIL_BYTES)).arrayBuffer())
    const sniffed = sniff(head, tail)
    if (!sniffed.ok) return { ok: false, problem: sniffed.reason }
    if (!mayBeDrawn(sniffed.kind, head, maxPixels))
      return { ok: false, problem: pixelsOf(sniffed.kind, head) === null ? 'DECODE' : 'TOO_MANY_PIXELS' }
    return { ok: true, kind: sniffed.kind }
  } catch {
    return { ok: false, problem: 'READ' }
  }
}

const pixelsHere = () => pixelsFor((globalThis.navigator as { deviceMemory?: number } | undefined)?.deviceMemory)

/**
 * A photo as pixels alone: drawn anew, so that nothing that the camera wrote beside them (place, time, device) remains,
 * upright, and no larger than an inspector needs. Throws where the browser can't read it.
 */
export async function cleanPhoto(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const scale = Math.min(1, EVIDENCE.photoEdge / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.fillStyle = '#fff' // what was transparent
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86))
    if (!drawn) throw new Error('not drawn')
    return drawn
  } finally {
    bitmap.close()
  }
}

export const isCleanable = (kind: FileKind) => FILE_KINDS[kind].cleanable
