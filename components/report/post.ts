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
    if (response.ok) return { ok: true, accepted: (await response.json()) as Accepted }
    const problem = await response.json().catch(() => ({}))
    const minutes = Math.max(1, Math.ceil(Number(response.headers.get('Retry-After') ?? 600) / 60))
    return {
      ok: false,
      reason: reasonOf(response.status),
      fields: problem.fields,
      recipients: problem.recipients,
      minutes,
    }
  } catch {
    return { ok: false, reason: 'NETWORK', minutes: 1 }
  }
}

function reasonOf(status: number): Refusal {
  if (status === 429) return 'LIMITED'
  if (status === 413) return 'TOO_LARGE'
  return status < 500 ? 'INVALID' : 'UNAVAILABLE'
}
