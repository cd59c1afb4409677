import { Decrypter, Encrypter } from 'age-encryption'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { toBase64url, utf8 } from './bytes'
import { SealingError, webCrypto } from './errors'
import { isRecipient, recipientOf } from './identity'

export type ByteStream = ReadableStream<Uint8Array>

/**
 * A stream of bytes as the stream of an age v1 file for one X25519 recipient, 64 KiB at a time: a file of any size needs no
 * more memory than a small one. Throws SealingError INPUT, UNSUPPORTED; an error of the source breaks the stream off.
 */
export async function sealStream(recipient: string, plain: ByteStream): Promise<ByteStream> {
  if (!isRecipient(recipient)) throw new SealingError('INPUT')
  webCrypto()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(plain)
}

/**
 * The bytes in the stream of an age file sealed to this identity (`AGE-SECRET-KEY-1…`). Throws SealingError INPUT on a bad
 * identity, OPEN on a header that is somebody else's; altered or missing bytes further on break the stream off.
 */
export async function openStream(secret: string, sealed: ByteStream): Promise<ByteStream> {
  await recipientOf(secret)
  const decrypter = new Decrypter()
  decrypter.addIdentity(secret)
  try {
    return await decrypter.decrypt(sealed)
  } catch {
    throw new SealingError('OPEN')
  }
}

/** Passes bytes on unchanged and counts them; `digest` tells their SHA-256 in hex once they have all gone through. */
export function hashing(): {
  through: TransformStream<Uint8Array, Uint8Array>
  digest: () => string
  size: () => number
} {
  const hash = sha256.create()
  let size = 0
  const through = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      hash.update(chunk)
      size += chunk.length
      controller.enqueue(chunk)
    },
  })
  return { through, digest: () => bytesToHex(hash.digest()), size: () => size }
}

/** By what a browser knows the unfinished uploads of a case again: nothing that says which case it is. */
export function caseMark(caseSecret: string): string {
  return toBase64url(hkdf(sha256, utf8(caseSecret), undefined, utf8('jari/uploads'), 16))
}
