// Apart from evidence.ts, which brings zod along: pages show these before anything is checked.

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
  /** the same where the disk is all but full */
  orphanDaysTight: 1,
  /** longest name, in code points; it fits one padded block whatever it is made of */
  nameMax: 100,
  /** pixels of the longer side to which photos are scaled */
  photoEdge: 2560,
  /** pixels above which a picture is decoded nowhere: a small file may claim any size */
  maxPixels: 120_000_000,
} as const

/**
 * Pixels that a phone can be asked to decode: four bytes each, and a tenth of its memory at most. `memory`: its GiB as the
 * browser rounds them; where it does not say, a phone between the cheap and the good.
 */
export function pixelsFor(memory: number | undefined): number {
  return Math.min(EVIDENCE.maxPixels, Math.floor((memory ?? 2.5) * 25_000_000))
}

/** Bytes that stay free on the disk whatever is uploaded: the database may lie on it too. */
const KEPT_FREE = 512 * 2 ** 20

/** Whether a disk with so many bytes free takes so many more. */
export const fitsOn = (free: number, bytes: number): boolean => free > KEPT_FREE + bytes

/** Bytes that uploads which have begun may still bring: room that is given away already. */
export const owed = (uploads: readonly { size: number; arrived: number | null }[]): number =>
  uploads.reduce((sum, { size, arrived }) => sum + Math.max(0, size - (arrived ?? 0)), 0)

/**
 * Without JavaScript: fewer and smaller, since all of it goes through the server's memory. scripts/http/limits.mjs takes
 * forms as large as these make them.
 */
export const PLAIN_EVIDENCE = { files: 3, maxBytes: 8 * 2 ** 20, maxPixels: 64_000_000 } as const

/** A size for people: "3,4 MB" (decimal, as phones count). */
export function sizeText(bytes: number, locale: string): string {
  const format = (value: number, unit: string, digits: number) =>
    `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${unit}`
  return bytes < 1_000_000 ? format(Math.ceil(bytes / 1000), 'kB', 0) : format(bytes / 1_000_000, 'MB', 1)
}
