import { hkdfSync } from 'node:crypto'
import { createChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { proofOf } from '@/components/report/proof'
import { challengeEnd, PROOF, PROOF_HEADER } from '@/lib/domain/proof'

/**
 * Headers with a proof that holds at a server of this secret, without the work: for loads that are to measure the server. Made as
 * lib/proof.ts makes them, which only a server may import.
 */
export async function mintProof(secret: string): Promise<Record<string, string>> {
  const key = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `jari/proof/${purpose}`, 32)).toString('base64url')
  const challenge = await createChallenge({
    ...{ algorithm: 'PBKDF2/SHA-256', deriveKey, cost: PROOF.cost, counter: 0, expiresAt: challengeEnd(new Date()) },
    ...{ hmacSignatureSecret: key('challenge'), hmacKeySignatureSecret: key('answer') },
  })
  return { [PROOF_HEADER]: (await proofOf(challenge))! }
}
