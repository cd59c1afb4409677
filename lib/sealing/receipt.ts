import { CROCKFORD, inGroups, toFiveBits } from './base32'
import { SealingError } from './errors'

/** Random bytes in a receipt: 80 bits, beyond guessing even for whoever holds the database. */
export const RECEIPT_BYTES = 10
/** Characters of a canonical receipt: 16 of randomness and one to check them, upper case, no separators. */
export const RECEIPT_LENGTH = 17

const GROUP_SIZES = [4, 4, 4, 4, 1]

export type ParsedReceipt =
  { ok: true; receipt: string } | { ok: false; reason: 'EMPTY' | 'LENGTH' | 'CHARACTER' | 'CHECK'; at?: number }

/** A new canonical receipt from 80 random bits. */
export function newReceipt(): string {
  return receiptFromBytes(crypto.getRandomValues(new Uint8Array(RECEIPT_BYTES)))
}

/** The canonical receipt of ten given bytes. Throws SealingError INPUT on any other number of them. */
export function receiptFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== RECEIPT_BYTES) throw new SealingError('INPUT')
  const values = toFiveBits(bytes)
  return [...values, checkValue(values)].map((value) => CROCKFORD.charAt(value)).join('')
}

/** A canonical receipt as it is shown: `XXXX-XXXX-XXXX-XXXX-X`. */
export function formatReceipt(receipt: string): string {
  return inGroups(receipt)
}

/**
 * Reads a receipt as people type it: small letters, O for 0, I or L for 1, any spaces, dashes and dots. On failure `at`
 * is the group (1–5) in which the fault lies, where that can be known: for CHARACTER always, for LENGTH when it was
 * typed in its five groups. A failed CHECK has none, as one check character can't tell which of 17 is wrong.
 */
export function parseReceipt(input: string): ParsedReceipt {
  // Besides what people type: invisible format characters, which copying out of a chat brings along.
  const groups = input.split(/[\s\p{Pd}\p{Cf}\u2212_.,·•]+/u).filter((group) => group !== '')
  if (groups.length === 0) return { ok: false, reason: 'EMPTY' }
  const typedInGroups = groups.length === GROUP_SIZES.length
  const chars = Array.from(groups.join(''))
  const values = chars.map(crockfordValue)

  const unknown = values.indexOf(-1)
  if (unknown >= 0) {
    const group = typedInGroups
      ? groups.findIndex((typed) => Array.from(typed).some((char) => crockfordValue(char) < 0))
      : Math.min(Math.floor(unknown / 4), GROUP_SIZES.length - 1)
    return { ok: false, reason: 'CHARACTER', at: group + 1 }
  }
  if (chars.length !== RECEIPT_LENGTH) {
    if (!typedInGroups) return { ok: false, reason: 'LENGTH' }
    const group = groups.findIndex((typed, i) => typed.length !== GROUP_SIZES[i])
    return { ok: false, reason: 'LENGTH', at: group + 1 }
  }
  if (checkValue(values.slice(0, -1)) !== values.at(-1)) return { ok: false, reason: 'CHECK' }
  return { ok: true, receipt: values.map((value) => CROCKFORD.charAt(value)).join('') }
}

/** A character's value as Crockford reads it, -1 for one that he does not know. */
function crockfordValue(char: string): number {
  const upper = /^[a-z]$/.test(char) ? char.toUpperCase() : char
  if (upper === 'O') return 0
  if (upper === 'I' || upper === 'L') return 1
  return CROCKFORD.indexOf(upper)
}

/**
 * One check symbol in the receipt's own alphabet, by arithmetic in GF(32) = GF(2)[x]/(x⁵+x²+1) with its generator α = x:
 * the symbol makes Σ α^(16-i)·cᵢ = 0 over the 17 symbols, a one-symbol Reed–Solomon code, evaluated by Horner's rule (the
 * linear quasigroup x∗y = αx+y of Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004). A single wrong symbol adds
 * α^k·e ≠ 0; a swap of neighbours a ≠ b adds α^k·(α+1)(a+b) ≠ 0; so both are always caught. As α has order 31 > 17, so
 * is a swap of any two symbols and the same mistake made twice.
 */
function checkValue(values: readonly number[]): number {
  return values.reduce((sum, value) => timesAlpha(sum ^ value), 0)
}

function timesAlpha(value: number): number {
  const doubled = value << 1
  return doubled < 32 ? doubled : doubled ^ 0b100101
}
