import { z } from 'zod'
import { FILE_KINDS, type FileKind } from './file-kind'
import { cleanText } from './text'

/** What evidence may be, and how long a file waits that belongs to no case yet. */
export const EVIDENCE = {
  /** files of one report, or of one sending */
  perReport: 10,
  /** files of one case, all sendings together */
  perCase: 50,
  /** bytes of one file before it is sealed */
  maxBytes: 50 * 2 ** 20,
  /** days after which a file that no case has taken is deleted */
  orphanDays: 3,
  /** longest name, in code points; it fits one padded block whatever it is made of */
  nameMax: 100,
  /** pixels of the longer side to which photos are scaled */
  photoEdge: 2560,
  /** pixels above which a picture is not decoded: a small file may claim any size */
  maxPixels: 120_000_000,
} as const

/** Without JavaScript: fewer and smaller, since all of it goes through the server's memory. */
export const PLAIN_EVIDENCE = { files: 3, maxBytes: 8 * 2 ** 20 } as const

/**
 * What an EVIDENCE part holds before it is sealed. The hash is of the file before sealing: it binds the part, which only a
 * holder of the case's key can make, to the bytes in the store, which anyone could have sealed to the same recipient.
 */
const metaSchema = z.object({
  v: z.literal(1),
  name: z.string().max(400),
  kind: z.enum(Object.keys(FILE_KINDS) as [FileKind, ...FileKind[]]),
  size: z.int().min(1).max(EVIDENCE.maxBytes),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  cleaned: z.boolean(),
})

/** `cleaned`: what a camera writes into a photo (place, time, device) was taken out before sealing. */
export type EvidenceMeta = { name: string; kind: FileKind; size: number; sha256: string; cleaned: boolean }

/** The text to seal. */
export function evidenceText({ name, kind, size, sha256, cleaned }: EvidenceMeta): string {
  return JSON.stringify({ v: 1, name, kind, size, sha256, cleaned })
}

/** What an opened part says of its file; null where it says nothing of the kind. */
export function readEvidence(opened: string): EvidenceMeta | null {
  try {
    const { v: _, ...meta } = metaSchema.parse(JSON.parse(opened))
    return meta
  } catch {
    return null
  }
}

/** A file's name as it is kept: one line, no path, the ending that its content has, never longer than nameMax. */
export function evidenceName(given: string, kind: FileKind): string {
  const ending = `.${FILE_KINDS[kind].ending}`
  const line = cleanText(given.split(/[/\\]/).at(-1) ?? '').replace(/\s+/g, ' ')
  const stem = Array.from(line.replace(/\.[^.]{1,5}$/, '').replace(/["<>:|?*]/g, '_'))
    .slice(0, EVIDENCE.nameMax - ending.length)
    .join('')
    .trim()
  return `${stem || 'bukti'}${ending}`
}

/** A size for people: "3,4 MB" (decimal, as phones count). */
export function sizeText(bytes: number, locale: string): string {
  const format = (value: number, unit: string, digits: number) =>
    `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${unit}`
  return bytes < 1_000_000 ? format(Math.max(1, bytes / 1000), 'kB', 0) : format(bytes / 1_000_000, 'MB', 1)
}
