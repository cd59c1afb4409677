import { Decrypter, Encrypter } from 'age-encryption'
import { type Bytes, fromUtf8, utf8 } from './bytes'
import { openText, sealText } from './envelope'
import { SealingError, webCrypto } from './errors'
import { newIdentity } from './identity'

/**
 * scrypt with N = 2^15 (32 MiB): about a second on a cheap phone, for each guess of somebody who holds its storage as well.
 * A million PINs of six digits are tried in hours by a rented machine: what the page says of them follows from this.
 */
const WORK_FACTOR = 15

/** An identity under a PIN, and its recipient: so that each later draft is sealed without the PIN being kept anywhere. */
export type DraftLock = { recipient: string; lock: Bytes }

/** A lock that this PIN opens. Throws SealingError SEAL, UNSUPPORTED. */
export async function newDraftLock(pin: string): Promise<DraftLock> {
  webCrypto()
  const { secret, recipient } = await newIdentity()
  const encrypter = new Encrypter()
  encrypter.setPassphrase(pin)
  encrypter.setScryptWorkFactor(WORK_FACTOR)
  try {
    return { recipient, lock: new Uint8Array(await encrypter.encrypt(utf8(secret))) }
  } catch {
    throw new SealingError('SEAL')
  }
}

/** A draft under this lock. Throws as sealText. */
export const sealDraft = ({ recipient }: DraftLock, text: string): Promise<Bytes> => sealText(recipient, text)

/** The draft again. Throws SealingError OPEN on another PIN or altered bytes. */
export async function openDraft(pin: string, { lock }: DraftLock, sealed: Uint8Array): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(pin)
  let secret: string
  try {
    secret = fromUtf8(await decrypter.decrypt(lock))
  } catch {
    throw new SealingError('OPEN')
  }
  return openText(secret, sealed)
}
