'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { CaseState } from '@/lib/domain/case-states'
import type { FieldProblem } from '@/lib/domain/result'
import { separate } from '../actions'
import { FoldedForm } from './folded-form'
import { problemOf, ReasonField, readProse } from './reason-field'
import type { Trouble } from './trouble'
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
    <FoldedForm
      title={t('title')}
      lead={t('lead')}
      submit={t(sending ? 'sending' : 'submit')}
      sending={sending}
      trouble={trouble}
      state={state}
      onSubmit={submit}
    >
      <ReasonField
        id={`${field}-alasan`}
        label={t('why')}
        hint={t('whyHint')}
        value={why}
        problem={problem}
        readOnly={sending}
        onChange={setWhy}
      />
    </FoldedForm>
  )
}
