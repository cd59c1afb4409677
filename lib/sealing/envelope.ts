import { Decrypter, Encrypter } from 'age-encryption'
import { type Bytes, fromUtf8, utf8 } from './bytes'
import { SealingError, webCrypto } from './errors'
import { isLockedKey, isRecipient, recipientOf } from './identity'
import { pad, unpad } from './padding'

/**
 * Bytes sealed as an age v1 file that each of the X25519 recipients can open.
 * Throws SealingError NO_RECIPIENT on an empty list, INPUT on a bad recipient, SEAL, UNSUPPORTED.
 */
export async function sealBytes(recipients: readonly string[], bytes: Uint8Array): Promise<Bytes> {
  if (recipients.length === 0) throw new SealingError('NO_RECIPIENT')
  if (!recipients.every(isRecipient)) throw new SealingError('INPUT')
  webCrypto()
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  try {
    return new Uint8Array(await encrypter.encrypt(bytes))
  } catch {
    throw new SealingError('SEAL')
  }
}

/**
 * Opens age files that are sealed to one X25519 identity, given as `AGE-SECRET-KEY-1…` or as a key of toLockedKey and made
 * ready once for all of them. Throws SealingError INPUT on a bad identity; what it answers throws OPEN on a file for
 * somebody else, altered, cut short or not age at all.
 */
export async function openerOf(identity: string | CryptoKey): Promise<(sealed: Uint8Array) => Promise<Bytes>> {
  // Refused here, since age starts on the key before it reads the file: a fault there would be a rejection nobody awaits.
  if (typeof identity === 'string') await recipientOf(identity)
  else if (!isLockedKey(identity)) throw new SealingError('INPUT')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return async (sealed) => {
    try {
      return new Uint8Array(await decrypter.decrypt(sealed))
    } catch {
      throw new SealingError('OPEN')
    }
  }
}

/** The bytes in one age file. Throws as openerOf and what it answers do. */
export async function openBytes(identity: string | CryptoKey, sealed: Uint8Array): Promise<Bytes> {
  const open = await openerOf(identity)
  return open(sealed)
}

/** A text sealed after padding, so that its length is hidden within 1 KiB. Throws as sealBytes. */
export function sealText(recipients: string | readonly string[], text: string): Promise<Bytes> {
  return sealBytes(typeof recipients === 'string' ? [recipients] : recipients, pad(utf8(text)))
}

/** The text in a file of sealText. Throws as openBytes; OPEN too where what was sealed is not a padded UTF-8 text. */
export async function openText(identity: string | CryptoKey, sealed: Uint8Array): Promise<string> {
  return textIn(await openBytes(identity, sealed))
}

/** The text in what a file of sealText opens to. Throws SealingError OPEN where it is not a padded UTF-8 text. */
export function textIn(opened: Uint8Array): string {
  const bytes = unpad(opened)
  try {
    return fromUtf8(bytes)
  } catch {
    throw new SealingError('OPEN')
  }
}
