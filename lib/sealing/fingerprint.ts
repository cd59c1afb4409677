import { sha256 } from '@noble/hashes/sha2.js'
import { toCrockfordGroups } from './base32'
import { utf8 } from './bytes'

/**
 * A short sign of a set of recipients, for comparing screen and poster by eye: SHA-256 over the recipients, without
 * duplicates, sorted, each followed by a line feed (`sort -u | sha256sum`), its first 80 bits as 16 Crockford characters:
 * `XXXX-XXXX-XXXX-XXXX`. Order and repetition do not matter; one key more, fewer or other gives another sign.
 */
export function fingerprint(recipients: readonly string[]): string {
  const lines = [...new Set(recipients)].sort().map((recipient) => `${recipient}\n`)
  return toCrockfordGroups(sha256(utf8(lines.join(''))).subarray(0, 10))
}
