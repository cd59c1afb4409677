import { hkdf } from '@noble/hashes/hkdf.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, toBase64url, utf8 } from './bytes'
import { SealingError } from './errors'
import { parseReceipt } from './receipt'

/** `lookup`: base64url of 32 bytes, what the server stores and searches. `sealKey`: 32 bytes that it can't reach. */
export type ReceiptKeys = { lookup: string; sealKey: Bytes }
/** `auth`: base64url of 32 bytes, sent in place of the password. `sealKey`: 32 bytes, unlocks the officer identity. */
export type OfficerKeys = { auth: string; sealKey: Bytes }
export type DeriveOptions = {
  /** Called now and then with the finished fraction, 0 to 1. */
  onProgress?: (fraction: number) => void
}

/**
 * The two keys of a receipt (in any form that parseReceipt reads). scrypt (RFC 7914) at N=2^14: behind 80 random bits it
 * need not be slower, and it has to run on a cheap phone. HKDF-SHA256 (RFC 5869) then makes keys that tell nothing of each
 * other. Yields to the page while it runs. Throws SealingError INPUT on a receipt that does not parse.
 */
export async function deriveFromReceipt(receipt: string, options?: DeriveOptions): Promise<ReceiptKeys> {
  const parsed = parseReceipt(receipt)
  if (!parsed.ok) throw new SealingError('INPUT')
  const root = await stretch(parsed.receipt, 'jari/receipt/v1', { N: 2 ** 14, asyncTick: 10 }, options)
  return { lookup: toBase64url(subkey(root, 'lookup')), sealKey: subkey(root, 'seal') }
}

/**
 * The two keys of an officer's password, salted with the e-mail address. scrypt at N=2^17 (128 MiB), OWASP's figure for
 * it. The password is normalised (NFKC), so that each keyboard's way of writing a letter is one password.
 */
export async function deriveFromPassword(
  password: string,
  email: string,
  options?: DeriveOptions,
): Promise<OfficerKeys> {
  const salt = `jari/officer/v1${normaliseEmail(email)}`
  const root = await stretch(password.normalize('NFKC'), salt, { N: 2 ** 17, asyncTick: 30 }, options)
  return { auth: toBase64url(subkey(root, 'auth')), sealKey: subkey(root, 'seal') }
}

/** The form of an e-mail address that keys are bound to: trimmed, lower case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase()
}

type Cost = { N: number; asyncTick: number }

function stretch(secret: string, salt: string, cost: Cost, options: DeriveOptions = {}): Promise<Bytes> {
  return scryptAsync(utf8(secret), utf8(salt), { ...cost, ...options, r: 8, p: 1, dkLen: 32 })
}

function subkey(root: Bytes, info: string): Bytes {
  return hkdf(sha256, root, undefined, utf8(info), 32)
}
