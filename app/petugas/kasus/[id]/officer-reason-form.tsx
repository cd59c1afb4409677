'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { CaseState } from '@/lib/domain/case-states'
import type { FieldProblem } from '@/lib/domain/result'
import type { PartWire } from '@/lib/sealing/wire'
import { FoldedForm } from './folded-form'
import { PickField } from './pick-field'
import { problemOf, ReasonField, readProse } from './reason-field'
import type { Trouble } from './trouble'
import type { Send, Sent } from './use-case'

type Props = {
  /** whose words: a namespace of "case" */
  of: 'withhold' | 'readmit' | 'identity'
  state: CaseState
  officers: { id: string; name: string; title: string }[]
  send: Send
  deliver: (officerId: string, reason: PartWire & { kind: 'NOTE' }) => Promise<Sent<unknown>>
}

/** Chooses an officer and says why; the reason is sealed as a note and sent along. */
export function OfficerReasonForm({ of, state, officers, send, deliver }: Props) {
  const t = useTranslations(`case.${of}`)
  const field = useId()
  const router = useRouter()
  const [chosen, setChosen] = useState('')
  const [why, setWhy] = useState('')
  const [problems, setProblems] = useState<{ officer?: FieldProblem; why?: FieldProblem }>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const reason = readProse(why)
    const found = { officer: chosen === '' ? { key: 'CHOICE' } : undefined, why: problemOf(reason) }
    setProblems(found)
    setTrouble(null)
    if (found.officer || !reason.ok)
      return document.getElementById(`${field}-${found.officer ? 'petugas' : 'alasan'}`)?.focus()
    setSending(true)
    const result = await send('NOTE', reason.value, (part) => deliver(chosen, { ...part, kind: 'NOTE' }))
    setSending(false)
    router.refresh()
    if (!result.ok) return setTrouble(result.error)
    setChosen('')
    setWhy('')
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
      <PickField
        id={`${field}-petugas`}
        label={t('officer')}
        choose={t('choose')}
        options={officers.map(({ id, name, title }) => ({ id, name: `${name} – ${title}` }))}
        value={chosen}
        problem={problems.officer}
        onChange={setChosen}
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
