import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, concatBytes, utf8 } from './bytes'
import { SealingError } from './errors'
import { PART_KINDS, type PartKind } from './sizes'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a part belongs. `number` counts from 1 within a kind. */
export type PartPlace = { caseId: string; kind: PartKind; number: number }

/**
 * HMAC-SHA256 that shows the writer of a sealed part to have held the case identity:
 *
 *     key = HKDF-SHA256(ikm = UTF-8 of "AGE-SECRET-KEY-1…", no salt, info = "jari/auth", 32 bytes)
 *     tag = HMAC-SHA256(key, UTF-8 of "<case id>\n<kind>\n<number>\n" ‖ SHA-256(ciphertext))
 *
 * A UUID, a kind and a decimal number hold no line feed and the hash is of fixed size, so each input has one reading.
 * Throws SealingError INPUT on a place that is not of that form.
 */
export function partTag(caseSecret: string, { caseId, kind, number }: PartPlace, sealed: Uint8Array): Bytes {
  requireCaseId(caseId)
  if (!PART_KINDS.includes(kind) || !Number.isSafeInteger(number) || number < 1) throw new SealingError('INPUT')
  const key = hkdf(sha256, utf8(caseSecret), undefined, utf8('jari/auth'), 32)
  return hmac(sha256, key, concatBytes(utf8(`${caseId}\n${kind}\n${number}\n`), sha256(sealed)))
}

/** Throws SealingError INPUT unless the text is a lower-case UUID, the one spelling that tags and boxes are bound to. */
export function requireCaseId(caseId: string): void {
  if (!UUID.test(caseId)) throw new SealingError('INPUT')
}
