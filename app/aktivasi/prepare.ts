import type { Seat } from '@/lib/data/invitations'
import type { Activation } from '@/lib/domain/invitation'
import { holdsKey } from '@/lib/domain/roles'

/** `fingerprint`: of the new key, for a lead to compare; null for a role that holds none. */
export type Prepared = { activation: Activation; fingerprint: string | null }

/**
 * Makes everything secret here, in the browser: what stands for the password, and the officer's identity sealed under it.
 * `onProgress`: finished fraction, 0 to 1.
 */
export async function prepare(
  token: string,
  { email, role }: Pick<Seat, 'email' | 'role'>,
  password: string,
  onProgress: (done: number) => void,
): Promise<Prepared> {
  const { deriveFromPassword } = await import('@/lib/sealing/derive')
  const { auth, sealKey } = await deriveFromPassword(password, email, { onProgress })
  try {
    if (!holdsKey(role)) return { activation: { token, auth, key: null }, fingerprint: null }
    const [{ newIdentity }, { sealOfficerIdentity }, { toBase64url }, { fingerprint }] = await Promise.all([
      import('@/lib/sealing/identity'),
      import('@/lib/sealing/officer-seal'),
      import('@/lib/sealing/bytes'),
      import('@/lib/sealing/fingerprint'),
    ])
    const { recipient, secret } = await newIdentity()
    const sealedIdentity = toBase64url(await sealOfficerIdentity(sealKey, email, secret))
    return { activation: { token, auth, key: { recipient, sealedIdentity } }, fingerprint: fingerprint([recipient]) }
  } finally {
    sealKey.fill(0)
  }
}
