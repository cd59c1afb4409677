import 'server-only'
import { createChallenge, randomInt, verifySolution, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { challengeEnd, PROOF } from '@/lib/domain/proof'
import { keyedBytes, keyFor } from '@/lib/keyed'

const KEYS = { algorithm: 'PBKDF2/SHA-256', deriveKey } as const

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** A challenge (altcha's, version 2) with its answer, as it comes back. Whether it is ours, its signature says. */
const proofSchema = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      cost: z.int().positive(),
      expiresAt: z.int().positive(),
      keyLength: z.literal(32),
      keyPrefix: hex(16),
      keySignature: hex(32),
      nonce: hex(16),
      salt: hex(16),
    }),
    signature: hex(32),
  }),
  solution: z.strictObject({ counter: z.int().min(0), derivedKey: hex(32) }),
})

/** What altcha signs with: text of 32 bytes that HKDF draws from JARI_SECRET. */
const secrets = () => ({
  hmacSignatureSecret: Buffer.from(keyFor('proof/challenge')).toString('base64url'),
  hmacKeySignatureSecret: Buffer.from(keyFor('proof/answer')).toString('base64url'),
})

/** A challenge that takes at most so many tries, signed, so that nothing of it is kept here. */
export function newChallenge(tries: number, now = new Date()): Promise<Challenge> {
  const counter = randomInt(tries - 1, 0)
  return createChallenge({ ...KEYS, ...secrets(), cost: PROOF.cost, counter, expiresAt: challengeEnd(now) })
}

/** A proof that holds, as lib/data/proofs.ts keeps used ones: under hashes that tell nothing without JARI_SECRET. */
export type HeldProof = { id: string; until: Date; of(report: string): string }

/** The proof in a request's header; null where it is not whole, not of our making, wrong, or over. */
export async function readProof(header: string | null): Promise<HeldProof | null> {
  const proof = proofSchema.safeParse(decoded(header))
  if (!proof.success) return null
  const { verified } = await verifySolution({ ...KEYS, ...secrets(), ...proof.data })
  if (!verified) return null
  const { signature, parameters } = proof.data.challenge
  return {
    id: hashed(signature),
    until: new Date(parameters.expiresAt * 1000),
    of: (report) => hashed(`${signature}\n${report}`),
  }
}

const LONGEST = 2_000

function decoded(header: string | null): unknown {
  if (header === null || header.length > LONGEST) return null
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString()) as unknown
  } catch {
    return null
  }
}

const hashed = (text: string) =>
  Buffer.from(keyedBytes('proof/spent', new TextEncoder().encode(text)).subarray(0, 16)).toString('base64url')
