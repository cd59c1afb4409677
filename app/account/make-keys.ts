import { holdsKey, type Role } from '@/lib/domain/roles'

/** An officer's identity as the server may have it: its public half, and the whole sealed under the password. */
export type OfficerKey = { recipient: string; sealedIdentity: string }

/**
 * Makes everything secret of an officer here, in the browser: `auth` stands for the password, `key` is their identity sealed
 * under it, null for a role that reads nothing sealed. `onProgress`: finished fraction, 0 to 1.
 */
export async function makeOfficerKeys(
  { email, role }: { email: string; role: Role },
  password: string,
  onProgress: (done: number) => void,
): Promise<{ auth: string; key: OfficerKey | null }> {
  const { deriveFromPassword } = await import('@/lib/sealing/derive')
  const { auth, sealKey } = await deriveFromPassword(password, email, { onProgress })
  try {
    return { auth, key: holdsKey(role) ? await newOfficerKey(sealKey, email) : null }
  } finally {
    sealKey.fill(0)
  }
}

async function newOfficerKey(sealKey: Uint8Array, email: string): Promise<OfficerKey> {
  const [{ newIdentity }, { sealOfficerIdentity }, { toBase64url }] = await Promise.all([
    import('@/lib/sealing/identity'),
    import('@/lib/sealing/officer-seal'),
    import('@/lib/sealing/bytes'),
  ])
  const { recipient, secret } = await newIdentity()
  return { recipient, sealedIdentity: toBase64url(await sealOfficerIdentity(sealKey, email, secret)) }
}
