import { z } from 'zod'
import { EVIDENCE } from './evidence-limits'
import { FILE_KINDS, type FileKind } from './file-kind'
import { cleanText } from './text'

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
