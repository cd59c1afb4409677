import type { DeclineReason, Outcome } from '@/lib/domain/case-states'
import type { ComplaintCategory, Experience } from '@/lib/domain/experience'
import type { OfficerKey } from './accounts'

/** One thing that happens to a case, `after` so many working days since the step before it. */
export type Step = { after: number } & (
  | { do: 'verify' | 'start' | 'expire' }
  | { do: 'ask' | 'act' | 'reply' | 'note' | 'answer' | 'object' | 'say'; text: string }
  | { do: 'assign'; to: OfficerKey }
  | { do: 'close'; outcome: Outcome }
  | { do: 'decline'; reason: DeclineReason; text: string }
  | { do: 'refer'; agency: string; text: string }
  | { do: 'publish'; text: string }
)

/** A demo case as it is written down: what a resident sends, and what comes of it. */
export type Story = {
  /** working days before today on which it was received */
  ago: number
  experience: Experience
  complaint?: ComplaintCategory
  /** slug of the unit; null: the reporter does not know */
  unit: string | null
  service?: string
  text: string
  amount?: number
  /** calendar days before the report on which it happened */
  happened?: number
  who?: string
  place?: string
  name?: string
  contact?: string
  /** the lead who handles it; LEAD 'irban' where not said */
  lead?: OfficerKey
  /** whom the reporter keeps out */
  excluded?: OfficerKey
  /** sent without JavaScript */
  sealedByServer?: true
  /** its receipt is printed, under this name, so that somebody can try /lacak */
  receipt?: string
  steps: Step[]
}

export const verify = (after: number): Step => ({ after, do: 'verify' })
export const assign = (to: OfficerKey, after = 0): Step => ({ after, do: 'assign', to })
export const start = (after: number): Step => ({ after, do: 'start' })
export const ask = (after: number, text: string): Step => ({ after, do: 'ask', text })
export const answer = (after: number, text: string): Step => ({ after, do: 'answer', text })
export const act = (after: number, text: string): Step => ({ after, do: 'act', text })
export const reply = (after: number, text: string): Step => ({ after, do: 'reply', text })
export const say = (after: number, text: string): Step => ({ after, do: 'say', text })
export const note = (after: number, text: string): Step => ({ after, do: 'note', text })
export const object = (after: number, text: string): Step => ({ after, do: 'object', text })
export const close = (after: number, outcome: Outcome): Step => ({ after, do: 'close', outcome })
/** What everybody reads of it on the unit's board; the demo's other lead approves. */
export const publish = (after: number, text: string): Step => ({ after, do: 'publish', text })
/** On the first day after the reporter's time to object, 10 working days. */
export const expire = (): Step => ({ after: 11, do: 'expire' })
export const decline = (after: number, reason: DeclineReason, text: string): Step => ({
  after,
  do: 'decline',
  reason,
  text,
})
export const refer = (after: number, agency: string, text: string): Step => ({ after, do: 'refer', agency, text })
