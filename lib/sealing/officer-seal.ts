import { type Bytes, fromUtf8, utf8 } from './bytes'
import { normaliseEmail } from './derive'
import { unwrapSecret, wrapSecret } from './secretbox'

/** An officer identity (`AGE-SECRET-KEY-1…`) under the password's `sealKey`, bound to the e-mail address. */
export function sealOfficerIdentity(sealKey: Uint8Array, email: string, secret: string): Promise<Bytes> {
  return wrapSecret(sealKey, utf8(secret), officerContext(email))
}

/** The officer identity in such a box. Throws SealingError OPEN on another password, address or altered bytes. */
export async function openOfficerIdentity(sealKey: Uint8Array, email: string, sealed: Uint8Array): Promise<string> {
  return fromUtf8(await unwrapSecret(sealKey, sealed, officerContext(email)))
}

function officerContext(email: string): string {
  return `jari/officer/v1/${normaliseEmail(email)}`
}
