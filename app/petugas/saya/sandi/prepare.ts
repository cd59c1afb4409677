import type { OwnKey } from '@/app/petugas/own-key'
import type { PasswordChange } from '@/lib/domain/own-password'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { SealingError } from '@/lib/sealing/errors'

/**
 * Makes what a change of password sends: the officer's identity is opened with the password of now and sealed under the
 * other one, here. Null: the password of now does not open it. `onProgress`: finished fraction, 0 to 1.
 */
export async function prepareChange(
  own: OwnKey,
  { current, password }: { current: string; password: string },
  onProgress: (done: number) => void,
): Promise<PasswordChange | null> {
  const { deriveFromPassword } = await import('@/lib/sealing/derive')
  const before = await deriveFromPassword(current, own.email, { onProgress: (done) => onProgress(done / 2) })
  const after = await deriveFromPassword(password, own.email, { onProgress: (done) => onProgress((1 + done) / 2) })
  try {
    const secrets = { current: before.auth, auth: after.auth }
    if (!own.sealed) return { ...secrets, sealedIdentity: null }
    const { openOfficerIdentity, sealOfficerIdentity } = await import('@/lib/sealing/officer-seal')
    const open = (key: Uint8Array) => openOfficerIdentity(key, own.email, fromBase64url(own.sealed ?? ''))
    // The other one opens it when the change was made before and its answer got lost.
    const secret = await open(before.sealKey).catch((error) => open(after.sealKey).catch(() => Promise.reject(error)))
    return { ...secrets, sealedIdentity: toBase64url(await sealOfficerIdentity(after.sealKey, own.email, secret)) }
  } catch (error) {
    if (error instanceof SealingError && error.code === 'OPEN') return null
    throw error
  } finally {
    before.sealKey.fill(0)
    after.sealKey.fill(0)
  }
}
