import { type Bytes, concatBytes, utf8 } from './bytes'
import { SealingError, webCrypto } from './errors'

const NONCE_SIZE = 12
const TAG_BITS = 128

/**
 * AES-256-GCM (NIST SP 800-38D) under a derived key of 32 bytes: random 96-bit nonce ‖ ciphertext ‖ 128-bit tag. `context`
 * is authenticated, not stored: the box opens only for the purpose and owner it was made for.
 * Throws SealingError INPUT on a key of another size, UNSUPPORTED without WebCrypto.
 */
export async function wrapSecret(key: Uint8Array, secret: Uint8Array, context: string): Promise<Bytes> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_SIZE))
  const aesKey = await importKey(key, 'encrypt')
  const sealed = await webCrypto().encrypt(parameters(nonce, context), aesKey, new Uint8Array(secret))
  return concatBytes(nonce, new Uint8Array(sealed))
}

/** The secret in a box of wrapSecret. Throws SealingError OPEN when key or context differ or a bit was changed. */
export async function unwrapSecret(key: Uint8Array, box: Uint8Array, context: string): Promise<Bytes> {
  const aesKey = await importKey(key, 'decrypt')
  const nonce = new Uint8Array(box.subarray(0, NONCE_SIZE))
  try {
    const sealed = new Uint8Array(box.subarray(NONCE_SIZE))
    return new Uint8Array(await webCrypto().decrypt(parameters(nonce, context), aesKey, sealed))
  } catch {
    throw new SealingError('OPEN')
  }
}

function importKey(key: Uint8Array, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  // WebCrypto would take 16 bytes too, and silently give AES-128.
  if (key.length !== 32) throw new SealingError('INPUT')
  return webCrypto().importKey('raw', new Uint8Array(key), 'AES-GCM', false, [usage])
}

function parameters(nonce: Bytes, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: utf8(context), tagLength: TAG_BITS }
}
