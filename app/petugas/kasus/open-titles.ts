import type { SealedTitle } from '@/lib/data/case-open'
import { fromBase64url } from '@/lib/sealing/bytes'

/** A title, or why it can't be shown: another's seal on it, or a grant that this key does not open. */
export type OpenedTitle = { text: string; why?: undefined } | { text?: undefined; why: 'forged' | 'failed' }

/** Opens sealed titles with the officer's key. One that does not open keeps no other from it. */
export async function openSealedTitles(key: CryptoKey, sealed: SealedTitle[]): Promise<Map<string, OpenedTitle>> {
  const [{ openGrant, openPart }, { partFromWire }] = await Promise.all([
    import('@/lib/sealing/case-seal'),
    import('@/lib/sealing/wire'),
  ])
  const opened = sealed.map(async ({ id, grant, part }): Promise<[string, OpenedTitle]> => {
    try {
      const secret = await openGrant(key, fromBase64url(grant))
      const title = await openPart(secret, id, partFromWire(part))
      return [id, title.authentic ? { text: title.text } : { why: 'forged' }]
    } catch {
      return [id, { why: 'failed' }]
    }
  })
  return new Map(await Promise.all(opened))
}
