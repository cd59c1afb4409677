import type { Heir } from '@/lib/data/recovery'
import type { RecoveryProof } from '@/lib/domain/recovery'
import { batch, challenge, finish, give, heirs } from './actions'

export type Trouble = 'KEY' | 'LIMITED' | 'CHANGED' | 'UNAVAILABLE'
export type Shown = { proof: RecoveryProof; heirs: Heir[]; cases: number }
export type Recovered = { given: number; unopened: number }

/** Something in the way, as this page says it. */
export class RecoveryTrouble extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble)
  }
}

/** Shows the server that the recovery key is here, by opening what it has sealed to it. The key stays. */
export async function showKey(secret: string): Promise<Shown> {
  const asked = answered(await challenge({}))
  const [{ openBytes }, { fromBase64url, toBase64url }] = await sealing()
  const opened = await openBytes(secret, fromBase64url(asked.sealed)).catch(() => {
    throw new RecoveryTrouble('KEY')
  })
  const proof = { opened: toBase64url(opened), until: asked.until, ticket: asked.ticket }
  return { proof, ...answered(await heirs({ proof })) }
}

/** Opens every case key with the recovery key, seals it to the heir, and lets them in. What was given stays given. */
export async function recover(
  secret: string,
  { proof }: Shown,
  { id: to, recipient }: Heir,
  onDone: (done: number) => void,
): Promise<Recovered> {
  const [, { fromBase64url, toBase64url }, { openGrant, sealGrant }] = await sealing()
  let [given, unopened] = [0, 0]
  for (let after: string | null = null, more = true; more;) {
    const { grants, next }: { grants: { caseId: string; grant: string }[]; next: string | null } = answered(
      await batch({ proof, to, after }),
    )
    const resealed: typeof grants = []
    for (const { caseId, grant } of grants) {
      const opened = await openGrant(secret, fromBase64url(grant)).catch(() => null)
      if (opened) resealed.push({ caseId, grant: toBase64url(await sealGrant(opened, recipient)) })
      else unopened++
      onDone(given + unopened + resealed.length)
    }
    if (resealed.length > 0) given += answered(await give({ proof, to, recipient, grants: resealed })).given
    after = next
    more = next !== null
  }
  answered(await finish({ proof, to, recipient }))
  return { given, unopened }
}

const sealing = () =>
  Promise.all([import('@/lib/sealing/envelope'), import('@/lib/sealing/bytes'), import('@/lib/sealing/case-seal')])

function answered<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (result.ok) return result.value
  const { code } = result.error
  throw new RecoveryTrouble(code === 'LIMITED' ? 'LIMITED' : code === 'CONFLICT' ? 'CHANGED' : 'UNAVAILABLE')
}
