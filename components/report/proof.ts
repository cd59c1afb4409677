import { solveChallenge, type Challenge, type Solution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { CHALLENGE_PATH } from '@/lib/domain/proof'

// This file brings altcha along: it is imported when the reporter begins to write, or when a waiting report goes.

const PATIENCE_MS = 60_000
/** Twenty times what the hardest challenge takes on a cheap phone. */
const WORK_MS = 10 * 60_000

export type Solve = (challenge: Challenge) => Promise<Solution | null>

/** Solves where this runs: the browser works the keys out on a thread of its own, so a page or a service worker stays awake. */
export const solveHere: Solve = (challenge) => solveChallenge({ challenge, deriveKey, timeout: WORK_MS })

/** Fetches a challenge and solves it: what one sending brings along. Null where the server gives none now; throws without a signal. */
export async function newProof(solve: Solve = solveHere): Promise<string | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const response = await fetch(CHALLENGE_PATH, { cache: 'no-store', redirect: 'error', signal })
  if (!response.ok) return null
  return proofOf((await response.json()) as Challenge, solve)
}

/** A solved challenge as the header carries it. */
export async function proofOf(challenge: Challenge, solve: Solve = solveHere): Promise<string | null> {
  const solution = await solve(challenge)
  if (!solution) return null
  const { counter, derivedKey } = solution
  return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }))
}
