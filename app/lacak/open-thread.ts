import { readAccount, type Account } from '@/lib/domain/account'
import { readEvidence, type EvidenceMeta } from '@/lib/domain/evidence'
import { readMessage } from '@/lib/domain/message'
import type { Day } from '@/lib/domain/calendar'
import { fromBase64url } from '@/lib/sealing/bytes'
import { openTexts, openWithReceipt } from '@/lib/sealing/case-seal'
import type { ThreadWire } from './thread'

/** A message; without text it is not authentic and there is nothing to show of it. */
export type OpenedMessage = { number: number; on: Day } & (
  { from: 'REPORTER' | 'OFFICER'; text: string } | { from: null }
)

/** A file that was sent; without `meta` the part that says what it is is not authentic. */
export type OpenedEvidence = { number: number; on: Day; meta: EvidenceMeta | null }

export type OpenedThread = Omit<ThreadWire, 'receiptSealed' | 'parts'> & {
  account: Account | null
  messages: OpenedMessage[]
  evidence: OpenedEvidence[]
}

/**
 * Opens a thread with the receipt's key, on the phone or (without JavaScript) within one request of the server. Throws
 * SealingError OPEN where the key does not fit. A part that the case's key did not make, or whose row names another writer
 * than its sealed text, is not shown as text.
 */
export async function openThread(
  sealKey: Uint8Array,
  { receiptSealed, parts, ...facts }: ThreadWire,
): Promise<{ caseSecret: string; opened: OpenedThread }> {
  const caseSecret = await openWithReceipt(sealKey, facts.caseId, fromBase64url(receiptSealed))
  let account: Account | null = null
  const messages: OpenedMessage[] = []
  const evidence: OpenedEvidence[] = []
  const texts = await openTexts(caseSecret, facts.caseId, parts)
  for (const [place, { author, on, ...part }] of parts.entries()) {
    const opened = texts[place] ?? null
    if (part.kind === 'ACCOUNT') account = opened === null ? null : readAccount(opened)
    else if (part.kind === 'EVIDENCE')
      evidence.push({ number: part.number, on, meta: opened === null ? null : readEvidence(opened) })
    else {
      const message = opened === null ? null : readMessage(opened)
      messages.push({ number: part.number, on, ...(message?.from === author ? message : { from: null }) })
    }
  }
  return { caseSecret, opened: { ...facts, account, messages, evidence } }
}
