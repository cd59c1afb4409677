/**
 * The public number of a case, "JK-7F3M-9Q2T": 40 random bits in Crockford's base32 (no I, L, O, U). Drawn at random,
 * never counted: it tells neither how many reports there are nor when one came. The store draws again on a collision.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const REFERENCE = /^JK-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/

/** `prefix`: JK for a case, DS for a disposition, whose number tells nothing of its case's, GR for a gratuity. */
export function newReference(prefix: 'JK' | 'DS' | 'GR' = 'JK'): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => ALPHABET[byte & 31]).join('')
  return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4)}`
}
