import { useRef, useState } from 'react'
import type { ReportForm } from '@/lib/domain/report-form'
import type { CaseKeys } from '@/lib/sealing/case-seal'
import type { DraftLock } from '@/lib/sealing/draft-seal'

/**
 * The draft of the form that is being filled in: none until the reporter asks; from then on each page is added to it. `keysNow`:
 * those that the report's files are sealed to, null once a sending has begun.
 */
export function useDraft(first: DraftLock | null, keysNow: () => Promise<CaseKeys | null>) {
  const lock = useRef(first)
  const [state, setState] = useState<'none' | 'kept' | 'failed'>(first ? 'kept' : 'none')

  async function begin(pin: string, answers: ReportForm): Promise<void> {
    try {
      const { beginDraft } = await import('./draft')
      lock.current = await beginDraft(pin, { answers, keys: await keysNow() })
      setState('kept')
    } catch {
      setState('failed')
    }
  }

  async function keep(answers: ReportForm): Promise<void> {
    if (!lock.current) return
    try {
      const { keepDraft } = await import('./draft')
      const content = { answers, keys: await keysNow() }
      if (lock.current) await keepDraft(lock.current, content)
    } catch {
      setState('failed')
    }
  }

  async function forget(): Promise<void> {
    if (!lock.current) return
    lock.current = null
    setState('none')
    await (await import('./draft')).forgetDraft().catch(() => undefined)
  }

  return { state, begin, keep, forget }
}

export type DraftState = ReturnType<typeof useDraft>
