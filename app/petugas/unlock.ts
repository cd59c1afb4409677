import { fromBase64url } from '@/lib/sealing/bytes'
import { SealingError } from '@/lib/sealing/errors'
import type { OwnKey } from './own-key'
import { holdKey } from './vault'

export type Unlocked = { ok: true; key: CryptoKey } | { ok: false; why: 'NO_KEY' | 'WRONG' | 'UNSUPPORTED' }

/** Opens an officer's own identity with the key that their password gives, and holds it. The secret leaves no trace here. */
export async function unlock(own: OwnKey, sealKey: Uint8Array): Promise<Unlocked> {
  if (!own.sealed) return { ok: false, why: 'NO_KEY' }
  try {
    const { openOfficerIdentity } = await import('@/lib/sealing/officer-seal')
    const { toLockedKey } = await import('@/lib/sealing/identity')
    const secret = await openOfficerIdentity(sealKey, own.email, fromBase64url(own.sealed))
    const key = await toLockedKey(secret)
    await holdKey(own.officerId, key)
    return { ok: true, key }
  } catch (error) {
    const unsupported = error instanceof SealingError && error.code === 'UNSUPPORTED'
    return { ok: false, why: unsupported ? 'UNSUPPORTED' : 'WRONG' }
  }
}
