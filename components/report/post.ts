import type { Day } from '@/lib/domain/calendar'
import { PROOF_HEADER } from '@/lib/domain/proof'
import type { FieldProblem } from '@/lib/domain/result'
import type { SealingRecipients } from './sealing'

export type Accepted = { reference: string; receivedOn: Day; verifyBy: Day }
export type Refusal = 'NETWORK' | 'LIMITED' | 'UNAVAILABLE' | 'TOO_LARGE' | 'INVALID'
export type Posted =
  | { ok: true; accepted: Accepted }
  | {
      ok: false
      reason: Refusal
      fields?: Record<string, FieldProblem>
      /** The recipients have changed: those of now. */
      recipients?: SealingRecipients & { leads: { name: string; title: string }[] }
      minutes: number
    }

const PATIENCE_MS = 60_000

/** When to ask again where nobody said: of a server that has had too much, and of one that is away for a moment. */
const [TOO_OFTEN_S, AWAY_S] = [600, 120]

/** Works for one sending (./proof): null where the server gives no work now; throws without a signal. */
export type Prove = () => Promise<string | null>

/** A proof may have ended while it waited, and the next one may be asked to be harder. */
const PROOFS = 3

/**
 * Sends a sealed report with a proof of work, and works anew where that one does not count any more. NETWORK and UNAVAILABLE leave
 * open whether it arrived: the same body sent again files it once and gets the same answer.
 */
export async function postReport(body: string, prove: Prove): Promise<Posted> {
  for (let tries = 1; ; tries++) {
    const posted = await post(body, prove)
    if (posted.ok || !posted.fields?.proof || tries === PROOFS) return posted
  }
}

async function post(body: string, prove: Prove): Promise<Posted> {
  try {
    const proof = await prove()
    if (proof === null) return { ok: false, reason: 'UNAVAILABLE', minutes: 1 }
    const response = await fetch('/lapor/kirim', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [PROOF_HEADER]: proof },
      body,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return { ok: true, accepted: acceptedIn(await response.json()) }
    const ours = response.headers.get('Content-Type')?.startsWith('application/problem+json')
    const problem = ours ? await response.json().catch(() => ({})) : {}
    const seconds = response.headers.get('Retry-After') ?? (response.status === 429 ? TOO_OFTEN_S : AWAY_S)
    const minutes = Math.max(1, Math.ceil(Number(seconds) / 60))
    return {
      ok: false,
      reason: reasonOf(response.status, problem.code),
      fields: problem.fields,
      recipients: problem.recipients,
      minutes,
    }
  } catch {
    return { ok: false, reason: 'NETWORK', minutes: 1 }
  }
}

/** Throws where a stranger has answered in the server's place (the sign-in page of a network). */
function acceptedIn(answer: Accepted | null): Accepted {
  if (typeof answer?.reference !== 'string') throw new Error('not our answer')
  return answer
}

/** What refuses a report for good, as lib/problem.ts names it. */
const FINAL: Record<string, Refusal> = {
  ...{ INVALID: 'INVALID', CONFLICT: 'INVALID', NOT_FOUND: 'INVALID', UNAUTHENTICATED: 'INVALID' },
  TOO_LARGE: 'TOO_LARGE',
}

/**
 * Only the application itself refuses for good. Whatever else answers (a proxy that found the phone too slow, the sign-in of a
 * network, a server in the middle of an update) has not read the report.
 */
function reasonOf(status: number, code: unknown): Refusal {
  if (status === 429) return 'LIMITED'
  return (typeof code === 'string' && Object.hasOwn(FINAL, code) && FINAL[code]) || 'UNAVAILABLE'
}
