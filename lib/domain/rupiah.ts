/** Largest amount that a form takes: above it somebody slipped. */
export const RUPIAH_MAX = 1_000_000_000_000

const WORDS: Record<string, number> = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 }

/**
 * An amount as people type it: "Rp50.000", "50 000", "50rb", "1,5 juta", "Rp 1.250.000,-". A point or comma before
 * exactly three digits parts thousands. Null where it is no amount or more than RUPIAH_MAX.
 */
export function parseRupiah(typed: string): number | null {
  const text = typed
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^(rp|idr)\.?/, '')
    .replace(/,-$|,00$/, '')
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?(rb|ribu|k|jt|juta)?$/.exec(text)
  if (!match) return null
  const [, whole = '', fraction = '', word] = match
  // Cents do not exist; a fraction means something only before a word ("1,5 juta").
  if (fraction !== '' && word === undefined) return null
  const factor = word === undefined ? 1 : (WORDS[word] ?? 1)
  const amount = Math.round(Number(`${whole.replace(/[.,]/g, '')}.${fraction || '0'}`) * factor)
  return amount <= RUPIAH_MAX ? amount : null
}
