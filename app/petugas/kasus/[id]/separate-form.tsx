'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import type { CaseState } from '@/lib/domain/case-states'
import type { FieldProblem } from '@/lib/domain/result'
import { separate } from '../actions'
import { problemOf, ReasonField, readProse } from './reason-field'
import { type Trouble, TroubleNotice } from './trouble'
import type { Send } from './use-case'

type Props = { id: string; version: number; state: CaseState; send: Send }

/** A lead takes a merging back, with a reason: the report stands on its own again. */
export function SeparateForm({ id, version, state, send }: Props) {
  const t = useTranslations('case.separate')
  const field = useId()
  const router = useRouter()
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState<FieldProblem>()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const reason = readProse(why)
    setProblem(problemOf(reason))
    setTrouble(null)
    if (!reason.ok) return document.getElementById(`${field}-alasan`)?.focus()
    setSending(true)
    const result = await send('NOTE', reason.value, (part) => separate({ id, version, reason: part }))
    setSending(false)
    router.refresh()
    if (!result.ok) setTrouble(result.error)
  }

  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 px-4 py-2.5 font-semibold">{t('title')}</summary>
      <form
        method="post"
        onSubmit={submit}
        aria-busy={sending}
        className="flex flex-col gap-3 border-t border-line p-4"
      >
        <p className="text-soft">{t('lead')}</p>
        <ReasonField
          id={`${field}-alasan`}
          label={t('why')}
          hint={t('whyHint')}
          value={why}
          problem={problem}
          readOnly={sending}
          onChange={setWhy}
        />
        {trouble && <TroubleNotice trouble={trouble} state={state} />}
        <Button type="submit" variant="secondary" className="self-start" aria-disabled={sending || undefined}>
          {t(sending ? 'sending' : 'submit')}
        </Button>
      </form>
    </details>
  )
}
