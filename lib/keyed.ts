import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { uuidOf } from '@/lib/domain/uuid'
import { env } from '@/lib/env'

/** A key that HKDF draws from JARI_SECRET, and a salt where there is one, for this purpose alone: 32 bytes. */
export function keyFor(purpose: string, salt: string | Uint8Array = ''): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', env().secret, salt, `jari/${purpose}`, 32))
}

/** HMAC-SHA256 of `input` under the key for this purpose: 32 bytes. */
export function keyedBytes(
  purpose: string,
  input: Uint8Array,
  salt: string | Uint8Array = '',
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', keyFor(purpose, salt)).update(input).digest())
}

/** A UUID of version 8 (RFC 9562 §5.8: made by a rule of one's own) that follows from the secret and `input`. */
export function keyedUuid(purpose: string, input: Uint8Array): string {
  return uuidOf(keyedBytes(purpose, input), 8)
}
