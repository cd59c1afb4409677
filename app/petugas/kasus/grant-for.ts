import type { Assignable } from '@/lib/data/case-assign'

/** A case's key, sealed in this browser to an officer. */
export async function grantFor(secret: string, { id, recipient }: Pick<Assignable, 'id' | 'recipient'>) {
  const [{ sealGrant }, { toBase64url }] = await Promise.all([
    import('@/lib/sealing/case-seal'),
    import('@/lib/sealing/bytes'),
  ])
  return { officerId: id, recipient, grant: toBase64url(await sealGrant(secret, recipient)) }
}
