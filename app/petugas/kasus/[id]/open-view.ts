import type { OpenedCase, ThreadPart } from '@/lib/data/case-open'
import { type Account, readAccount } from '@/lib/domain/account'
import { type EvidenceMeta, readEvidence } from '@/lib/domain/evidence'
import { type Findings, readFindings } from '@/lib/domain/findings'
import { readMessage } from '@/lib/domain/message'
import { fromBase64url } from '@/lib/sealing/bytes'

/**
 * One place of a row of parts. `forged`: another's seal on it, or a side that does not fit its row; `missing`: a number that
 * the server did not hand over although a later one exists.
 */
type Numbered<T> = { number: number; on: string; by: string | null } & (T | { kind: 'forged' } | { kind: 'missing' })
export type Entry = Numbered<{ kind: 'text'; from: 'REPORTER' | 'OFFICER'; text: string }>
/** One version of the 5W2H sheet. */
export type FindingsVersion = Numbered<{ kind: 'sheet'; findings: Findings }>

/** A case as its officer reads it, opened in the browser. `account`: what the reporter sealed, or why it can't be shown. */
export type CaseView = {
  title: string | null
  account: Account | 'forged' | 'unreadable' | 'none'
  messages: Entry[]
  notes: Entry[]
  /** every version of the 5W2H sheet, the newest last */
  findings: FindingsVersion[]
  evidence: EvidenceEntry[]
}

/** A file that the reporter sent. `meta` null: what it is said to be is not authentic. */
export type EvidenceEntry = { number: number; on: string; meta: EvidenceMeta | null }

/**
 * Opens what the server handed out. Throws SealingError OPEN where the grant is not for this key; a part that does not
 * open is shown as not authentic and keeps no other from it.
 */
export async function openView(
  key: CryptoKey,
  caseId: string,
  opened: OpenedCase,
): Promise<{ secret: string; view: CaseView }> {
  const { openGrant, openTexts } = await import('@/lib/sealing/case-seal')
  const secret = await openGrant(key, fromBase64url(opened.grant))
  const texts = await openTexts(secret, caseId, opened.parts)
  const parts = opened.parts.map((part, place) => ({ ...part, text: texts[place] ?? null }))
  const of = (kind: ThreadPart['kind']) => parts.filter((part) => part.kind === kind)
  const [title] = of('TITLE')
  const [account] = of('ACCOUNT')
  return {
    secret,
    view: {
      title: title?.text ?? null,
      account: !account ? 'none' : account.text === null ? 'forged' : (readAccount(account.text) ?? 'unreadable'),
      messages: inOrder(of('MESSAGE').map(messageEntry)),
      evidence: of('EVIDENCE').map(({ number, on, text }) => ({
        ...{ number, on },
        meta: text === null ? null : readEvidence(text),
      })),
      findings: inOrder(of('FINDINGS').map(findingsVersion)),
      notes: inOrder(of('NOTE').map((part) => textEntry(part, part.text, 'OFFICER'))),
    },
  }
}

type Opened = ThreadPart & { text: string | null }

/** The side is inside the seal; where the row says another, somebody has changed the row. */
function messageEntry(part: Opened): Entry {
  const message = part.text === null ? null : readMessage(part.text)
  return textEntry(part, message?.from === part.author ? message.text : null, part.author)
}

function textEntry({ number, on, by }: Opened, text: string | null, from: 'REPORTER' | 'OFFICER'): Entry {
  return text === null ? { number, on, by, kind: 'forged' } : { number, on, by, kind: 'text', from, text }
}

function findingsVersion({ number, on, by, text }: Opened): FindingsVersion {
  const findings = text === null ? null : readFindings(text)
  return findings === null ? { number, on, by, kind: 'forged' } : { number, on, by, kind: 'sheet', findings }
}

function inOrder<T>(entries: Numbered<T>[]): Numbered<T>[] {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]))
  const last = Math.max(0, ...byNumber.keys())
  return Array.from(
    { length: last },
    (_, i) => byNumber.get(i + 1) ?? { number: i + 1, on: '', by: null, kind: 'missing' },
  )
}
