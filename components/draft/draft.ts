import { phoneStore } from '@/components/waiting/phone-store'
import { dayOf, type Day } from '@/lib/domain/calendar'
import { onItsDay, readDraft } from '@/lib/domain/draft'
import type { ReportForm } from '@/lib/domain/report-form'
import type { CaseKeys } from '@/lib/sealing/case-seal'
import { newDraftLock, openDraft, sealDraft, type DraftLock } from '@/lib/sealing/draft-seal'

// This file brings age and scrypt along: it is imported when somebody asks for a draft, not before.

type Draft = DraftLock & { id: 'draf'; on: Day; sealed: Uint8Array }
/** What a draft holds. `keys`: of the case that the report's files are sealed to; null once it was sent under them. */
export type DraftContent = { answers: ReportForm; keys: CaseKeys | null }

const store = phoneStore<Draft>('jari-draf')

/** Keeps a draft on this phone under a new PIN. Answers with the lock for later ones. */
export async function beginDraft(pin: string, content: DraftContent): Promise<DraftLock> {
  const lock = await newDraftLock(pin)
  await keepDraft(lock, content)
  return lock
}

export async function keepDraft(lock: DraftLock, { answers, keys }: DraftContent): Promise<void> {
  const sealed = await sealDraft(lock, JSON.stringify({ ...answers, keys }))
  await store.put({ ...lock, id: 'draf', on: dayOf(new Date()), sealed })
}

/** The day of the draft that lies here; null without one. */
export async function draftDay(): Promise<Day | null> {
  return (await store.all())[0]?.on ?? null
}

/** The draft that lies here; null where the PIN is another. */
export async function takeUpDraft(pin: string): Promise<({ lock: DraftLock } & DraftContent) | null> {
  const draft = (await store.all())[0]
  if (!draft) return null
  const { recipient, lock, sealed } = draft
  const text = await openDraft(pin, draft, sealed).catch(() => null)
  if (text === null) return null
  const answers = onItsDay(readDraft(text), draft.on, dayOf(new Date()))
  return { lock: { recipient, lock }, answers, keys: keysIn(text) }
}

/** Drafts of before hold none. */
function keysIn(text: string): CaseKeys | null {
  const { keys } = JSON.parse(text) as { keys?: Partial<CaseKeys> | null }
  const { caseId, secret, recipient } = keys ?? {}
  return caseId && secret && recipient ? { caseId, secret, recipient } : null
}

export const forgetDraft = (): Promise<void> => store.forget()
