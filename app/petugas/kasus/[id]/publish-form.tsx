'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { CaseState } from '@/lib/domain/case-states'
import { PUBLICATION_MAX, publicationTextSchema } from '@/lib/domain/publication'
import type { FieldProblem } from '@/lib/domain/result'
import { propose } from '../actions'
import { FoldedForm } from './folded-form'
import { problemOf, ReasonField, readProse } from './reason-field'
import type { Trouble } from './trouble'
import type { Send } from './use-case'

type Props = { id: string; version: number; state: CaseState; unit: string; send: Send }

/** Asks another officer to let a few plain words about the outcome onto the unit's board. */
export function PublishForm({ id, version, state, unit, send }: Props) {
  const t = useTranslations('case.publish')
  const field = useId()
  const router = useRouter()
  const [text, setText] = useState('')
  const [why, setWhy] = useState('')
  const [problems, setProblems] = useState<{ text?: FieldProblem; why?: FieldProblem }>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const [words, reason] = [readProse(text, publicationTextSchema), readProse(why)]
    const found = { text: problemOf(words), why: problemOf(reason) }
    setProblems(found)
    setTrouble(null)
    if (!words.ok || !reason.ok) return document.getElementById(`${field}-${words.ok ? 'alasan' : 'teks'}`)?.focus()
    setSending(true)
    const result = await send('NOTE', reason.value, (part) =>
      propose({ id, version, move: 'publish', text: words.value, reason: part }),
    )
    setSending(false)
    router.refresh()
    if (!result.ok) setTrouble(result.error)
  }

  return (
    <FoldedForm
      title={t('title')}
      lead={t('lead', { unit })}
      submit={t(sending ? 'sending' : 'submit')}
      sending={sending}
      trouble={trouble}
      state={state}
      onSubmit={submit}
    >
      <ReasonField
        id={`${field}-teks`}
        label={t('text')}
        hint={t('textHint', { max: PUBLICATION_MAX })}
        value={text}
        problem={problems.text}
        readOnly={sending}
        onChange={setText}
        rows={4}
      />
      <ReasonField
        id={`${field}-alasan`}
        label={t('why')}
        hint={t('whyHint')}
        value={why}
        problem={problems.why}
        readOnly={sending}
        onChange={setWhy}
      />
    </FoldedForm>
  )
}
