/**
 * What a file is, by what stands in it and not by its name (magic numbers: the formats' own specifications). Only what an
 * inspector's browser can show without running it is evidence here.
 */
export const FILE_KINDS = {
  jpeg: { family: 'image', mime: 'image/jpeg', ending: 'jpg', cleanable: true },
  png: { family: 'image', mime: 'image/png', ending: 'png', cleanable: true },
  webp: { family: 'image', mime: 'image/webp', ending: 'webp', cleanable: true },
  gif: { family: 'image', mime: 'image/gif', ending: 'gif', cleanable: true },
  heic: { family: 'image', mime: 'image/heic', ending: 'heic', cleanable: false },
  pdf: { family: 'pdf', mime: 'application/pdf', ending: 'pdf', cleanable: false },
  mp4: { family: 'video', mime: 'video/mp4', ending: 'mp4', cleanable: false },
  mov: { family: 'video', mime: 'video/quicktime', ending: 'mov', cleanable: false },
  '3gp': { family: 'video', mime: 'video/3gpp', ending: '3gp', cleanable: false },
  webm: { family: 'video', mime: 'video/webm', ending: 'webm', cleanable: false },
  mp3: { family: 'audio', mime: 'audio/mpeg', ending: 'mp3', cleanable: false },
  m4a: { family: 'audio', mime: 'audio/mp4', ending: 'm4a', cleanable: false },
  aac: { family: 'audio', mime: 'audio/aac', ending: 'aac', cleanable: false },
  ogg: { family: 'audio', mime: 'audio/ogg', ending: 'ogg', cleanable: false },
  wav: { family: 'audio', mime: 'audio/wav', ending: 'wav', cleanable: false },
  amr: { family: 'audio', mime: 'audio/amr', ending: 'amr', cleanable: false },
} as const satisfies Record<string, { family: string; mime: string; ending: string; cleanable: boolean }>

export type FileKind = keyof typeof FILE_KINDS

/** How much of a file's beginning and end tells its kind. A photo's own size may stand behind a preview of 64 kB. */
export const HEAD_BYTES = 256 * 1024
export const TAIL_BYTES = 66 * 1024

export type Sniffed = { ok: true; kind: FileKind } | { ok: false; reason: 'EMPTY' | 'KIND' | 'POLYGLOT' }

/**
 * The kind of a file by its first HEAD_BYTES and last TAIL_BYTES. POLYGLOT: it is something else as well (a picture that is
 * a web page, an archive behind a photo), which is how something is smuggled past whoever looks at one end only.
 */
export function sniff(head: Uint8Array, tail: Uint8Array): Sniffed {
  if (head.length === 0) return { ok: false, reason: 'EMPTY' }
  const kind = kindOf(head)
  if (!kind) return { ok: false, reason: 'KIND' }
  return isSomethingElse(kind, head, tail) ? { ok: false, reason: 'POLYGLOT' } : { ok: true, kind }
}

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))
const startsWith = (bytes: Uint8Array, ...values: number[]) => values.every((value, i) => bytes[i] === value)

function kindOf(head: Uint8Array): FileKind | null {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (/^GIF8[79]a$/.test(ascii(head, 0, 6))) return 'gif'
  if (ascii(head, 0, 5) === '%PDF-') return 'pdf'
  if (ascii(head, 0, 4) === 'RIFF') return { WEBP: 'webp' as const, WAVE: 'wav' as const }[ascii(head, 8, 4)] ?? null
  if (ascii(head, 4, 4) === 'ftyp') return brandOf(ascii(head, 8, 4))
  if (startsWith(head, 0x1a, 0x45, 0xdf, 0xa3)) return 'webm'
  if (ascii(head, 0, 4) === 'OggS') return 'ogg'
  if (ascii(head, 0, 3) === 'ID3') return 'mp3'
  if (ascii(head, 0, 5) === '#!AMR') return 'amr'
  const [first = 0, second = 0] = head
  // ADTS has layer bits 00, an MPEG audio frame has others; both begin with eleven ones.
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'aac'
  if (first === 0xff && (second & 0xe6) === 0xe2) return 'mp3'
  return null
}

/** ISO base media (ISO/IEC 14496-12): the major brand says what is inside. */
function brandOf(brand: string): FileKind | null {
  if (/^(heic|heix|hevc|mif1|msf1|heim|heis)$/.test(brand)) return 'heic'
  if (/^(M4A |M4B )$/.test(brand)) return 'm4a'
  if (brand === 'qt  ') return 'mov'
  if (/^3g[2gp]/.test(brand)) return '3gp'
  return /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|mmp4|f4v )$/.test(brand) ? 'mp4' : null
}

const MARKUP = /<!doctype|<html|<script|<svg|<\?php|<iframe/i

function isSomethingElse(kind: FileKind, head: Uint8Array, tail: Uint8Array): boolean {
  const first = ascii(head, 0, 1024)
  if (MARKUP.test(first)) return true
  // PDF readers take a file whose header stands anywhere in its first 1024 bytes (ISO 32000-1, Annex H).
  if (kind !== 'pdf' && first.includes('%PDF-')) return true
  return endsAsZip(tail)
}

/** Whether a file ends in a ZIP's end of central directory, whose comment reaches exactly to the end (APPNOTE 4.3.16). */
function endsAsZip(tail: Uint8Array): boolean {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] !== 0x50 || !startsWith(tail.subarray(at), 0x50, 0x4b, 5, 6)) continue
    if ((tail[at + 20] ?? 0) + (tail[at + 21] ?? 0) * 256 === tail.length - at - 22) return true
  }
  return false
}

/**
 * How many pixels a picture claims to have, from its header alone, so that none is decoded that would burst a phone's
 * memory. Null where the header does not tell.
 */
export function pixelsOf(kind: FileKind, head: Uint8Array): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  try {
    switch (kind) {
      case 'png':
        return view.getUint32(16) * view.getUint32(20)
      case 'gif':
        return view.getUint16(6, true) * view.getUint16(8, true)
      case 'jpeg':
        return jpegPixels(view)
      case 'webp':
        return webpPixels(view, ascii(head, 12, 4))
      default:
        return null
    }
  } catch {
    return null // the header reaches beyond what was read, or beyond the file
  }
}

/** Whether a picture may be decoded: one that hides its size may have any. What is no picture of ours to draw may. */
export function mayBeDrawn(kind: FileKind, head: Uint8Array, maxPixels: number): boolean {
  if (!FILE_KINDS[kind].cleanable) return true
  const pixels = pixelsOf(kind, head)
  return pixels !== null && pixels <= maxPixels
}

function jpegPixels(view: DataView): number | null {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    // SOF0 … SOF15, without DHT, JPG and DAC which lie between them
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return view.getUint16(at + 5) * view.getUint16(at + 7)
    else at += 2 + view.getUint16(at + 2)
  }
}

function webpPixels(view: DataView, chunk: string): number | null {
  if (chunk === 'VP8X') return (1 + uint24(view, 24)) * (1 + uint24(view, 27))
  if (chunk === 'VP8 ') return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff)
  if (chunk !== 'VP8L') return null
  const bits = view.getUint32(21, true)
  return (1 + (bits & 0x3fff)) * (1 + ((bits >>> 14) & 0x3fff))
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
