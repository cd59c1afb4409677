import type { Day } from './calendar'

/**
 * A sealed report that waits on the reporter's phone for a signal: what would have been sent, so ciphertext and the facts
 * that routing needs. Once it is sent nothing of it is left here but the public number, until the reporter has read it.
 */
export type WaitingReport = {
  id: string
  /** the day it was sealed */
  on: Day
  body: string
  state: 'waiting' | 'sent' | 'refused'
  reference: string | null
  verifyBy: Day | null
  /** the server had let the files go before the report came: it was sent without them */
  withoutFiles: boolean
}

/** What became of one sending; `reason` as components/report/post.ts gives it. */
export type Sending =
  | { ok: true; accepted: { reference: string; verifyBy: Day } }
  | { ok: false; reason: 'NETWORK' | 'LIMITED' | 'UNAVAILABLE' | 'TOO_LARGE' | 'INVALID' }

/** Whether the same report may be sent again as it is: nobody refused it. */
export const isPassing = (reason: string): boolean => ['NETWORK', 'LIMITED', 'UNAVAILABLE'].includes(reason)

/** A waiting report after it was sent, or not. A refusal is final (nobody is left who could open it): what was
 * written is not here to be sealed anew. */
export function afterSending(report: WaitingReport, sending: Sending, withoutFiles = false): WaitingReport {
  if (sending.ok) {
    const { reference, verifyBy } = sending.accepted
    return { ...report, body: '', state: 'sent', reference, verifyBy, withoutFiles }
  }
  return isPassing(sending.reason) ? report : { ...report, body: '', state: 'refused' }
}
