import { utf8ToBytes } from '@noble/hashes/utils.js'
import { SealingError } from './errors'

export { concatBytes } from '@noble/hashes/utils.js'

/** What every function here returns: bytes that own a plain buffer, as WebCrypto and Prisma want them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** UTF-8 bytes of a text. A lone surrogate becomes U+FFFD, as in every encoder. */
export function utf8(text: string): Bytes {
  return utf8ToBytes(text)
}

/** The text of UTF-8 bytes, exactly (a leading BOM stays). Throws SealingError INPUT where they are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new SealingError('INPUT')
  }
}

/** base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  let binary = ''
  // In slices, since a call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Strict inverse of toBase64url: one text for one sequence of bytes. Padding, white space, the alphabet of plain base64,
 * an impossible length and spare bits that are not zero throw SealingError INPUT.
 */
export function fromBase64url(text: string): Bytes {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new SealingError('INPUT')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  // Only after the last whole group of four are there bits to spare.
  const whole = text.length - (text.length % 4)
  if (toBase64url(bytes.subarray((whole / 4) * 3)) !== text.slice(whole)) throw new SealingError('INPUT')
  return bytes
}

/** Whether two byte arrays are equal, in a time that depends on their lengths alone. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (const [i, byte] of a.entries()) difference |= byte ^ (b[i] ?? 0)
  return difference === 0
}
