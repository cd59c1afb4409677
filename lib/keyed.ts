import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

/** A key that HKDF draws from JARI_SECRET for this purpose alone: 32 bytes. */
export function keyFor(purpose: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', env().secret, '', `jari/${purpose}`, 32))
}

/** HMAC-SHA256 of `input` under the key for this purpose: 32 bytes. */
export function keyedBytes(purpose: string, input: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', keyFor(purpose)).update(input).digest())
}
