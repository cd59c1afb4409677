import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { bytesToHex } from '@noble/hashes/utils.js'
import { fromFiveBits } from './base32'
import { type Bytes, concatBytes } from './bytes'
import { SealingError, webCrypto } from './errors'

/** `secret`: `AGE-SECRET-KEY-1…`. `recipient`: its public half, `age1…`. */
export type Identity = { secret: string; recipient: string }

// Lengths and alphabet of bech32 (BIP 173) over 32 bytes; hybrid, tag and plugin keys of age all look different.
const SECRET = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** PKCS #8 around a raw X25519 private key (RFC 8410 §7); WebCrypto takes no shorter form of it. */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20)

/** The points of small order (cr.yp.to/ecdh.html#validate), top bit clear: X25519 refuses them (RFC 7748 §6.1). */
const SMALL_ORDER = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
])

/** A new age X25519 identity (classic, which every age 1.x opens). */
export async function newIdentity(): Promise<Identity> {
  const secret = await generateX25519Identity()
  return { secret, recipient: await recipientOf(secret) }
}

/** The recipient of an X25519 identity. Throws SealingError INPUT on anything else. */
export async function recipientOf(secret: string): Promise<string> {
  webCrypto()
  if (!SECRET.test(secret)) throw new SealingError('INPUT')
  return identityToRecipient(secret).catch(() => {
    throw new SealingError('INPUT')
  })
}

/** Whether a text is an X25519 recipient to which something can be sealed (form, checksum, no small-order point). */
export function isRecipient(text: string): boolean {
  if (!RECIPIENT.test(text)) return false
  try {
    new Encrypter().addRecipient(text)
  } catch {
    return false
  }
  const point = payload(text)
  // X25519 ignores the top bit.
  point[31] = (point[31] ?? 0) & 0x7f
  return !SMALL_ORDER.has(bytesToHex(point))
}

/**
 * The identity as a WebCrypto key that opens but can't be exported: what an unlocked tab keeps in place of the secret.
 * Throws SealingError INPUT on a bad secret, UNSUPPORTED where WebCrypto has no X25519.
 */
export async function toLockedKey(secret: string): Promise<CryptoKey> {
  await recipientOf(secret) // checks the checksum
  const pkcs8 = concatBytes(PKCS8_PREFIX, payload(secret.toLowerCase()))
  try {
    return await webCrypto().importKey('pkcs8', pkcs8, { name: 'X25519' }, false, ['deriveBits'])
  } catch {
    throw new SealingError('UNSUPPORTED')
  } finally {
    pkcs8.fill(0)
  }
}

/** Whether age can use this key as an identity. */
export function isLockedKey(key: CryptoKey): boolean {
  return key.type === 'private' && key.algorithm.name === 'X25519' && key.usages.includes('deriveBits')
}

/** The 32 bytes in a bech32 key whose checksum age has verified. */
function payload(lowerCaseKey: string): Bytes {
  const data = lowerCaseKey.slice(lowerCaseKey.lastIndexOf('1') + 1, -6)
  return fromFiveBits(Array.from(data, (char) => BECH32.indexOf(char)))
}
