import type { Bytes } from './bytes'
import { SealingError } from './errors'

/** Crockford's base32 alphabet: no I, L, O or U (crockford.com/base32.html). A character's index is its value. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Regroups bytes into 5-bit values, most significant bit first; spare bits at the end are zero. */
export function toFiveBits(bytes: Uint8Array): number[] {
  const values: number[] = []
  let pending = 0
  let bits = 0
  for (const byte of bytes) {
    pending = (pending << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) values.push((pending >> (bits - 5)) & 31)
    pending &= 31
  }
  if (bits > 0) values.push((pending << (5 - bits)) & 31)
  return values
}

/** Inverse of toFiveBits. Throws SealingError INPUT on a value outside 0–31 or spare bits that are not zero. */
export function fromFiveBits(values: readonly number[]): Bytes {
  const bytes: number[] = []
  let pending = 0
  let bits = 0
  for (const value of values) {
    if (!(value >= 0 && value < 32)) throw new SealingError('INPUT')
    pending = (pending << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push(pending >> bits)
      pending &= (1 << bits) - 1
    }
  }
  if (bits >= 5 || pending !== 0) throw new SealingError('INPUT')
  return Uint8Array.from(bytes)
}

/** Crockford characters of bytes, in groups of four joined by dashes. */
export function toCrockfordGroups(bytes: Uint8Array): string {
  return inGroups(
    toFiveBits(bytes)
      .map((value) => CROCKFORD.charAt(value))
      .join(''),
  )
}

/** A text in groups of four characters joined by dashes; the last group may be shorter. */
export function inGroups(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join('-')
}
