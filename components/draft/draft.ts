import { phoneStore } from '@/components/waiting/phone-store'
import { dayOf, type Day } from '@/lib/domain/calendar'
import { onItsDay, readDraft } from '@/lib/domain/draft'
import type { ReportForm } from '@/lib/domain/report-form'
import { newDraftLock, openDraft, sealDraft, type DraftLock } from '@/lib/sealing/draft-seal'

// This file brings age and scrypt along: it is imported when somebody asks for a draft, not before.

type Draft = DraftLock & { id: 'draf'; on: Day; sealed: Uint8Array }

const store = phoneStore<Draft>('jari-draf')

/** Keeps the answers on this phone under a new PIN. Answers with the lock for later ones. */
export async function beginDraft(pin: string, answers: ReportForm): Promise<DraftLock> {
  const lock = await newDraftLock(pin)
  await keepDraft(lock, answers)
  return lock
}

export async function keepDraft(lock: DraftLock, answers: ReportForm): Promise<void> {
  const sealed = await sealDraft(lock, JSON.stringify(answers))
  await store.put({ ...lock, id: 'draf', on: dayOf(new Date()), sealed })
}

/** The day of the draft that lies here; null without one. */
export async function draftDay(): Promise<Day | null> {
  return (await store.all())[0]?.on ?? null
}

/** The draft that lies here; null where the PIN is another. */
export async function takeUpDraft(pin: string): Promise<{ lock: DraftLock; answers: ReportForm } | null> {
  const draft = (await store.all())[0]
  if (!draft) return null
  const { recipient, lock, sealed } = draft
  const text = await openDraft(pin, draft, sealed).catch(() => null)
  return text === null
    ? null
    : { lock: { recipient, lock }, answers: onItsDay(readDraft(text), draft.on, dayOf(new Date())) }
}

export const forgetDraft = (): Promise<void> => store.forget()
