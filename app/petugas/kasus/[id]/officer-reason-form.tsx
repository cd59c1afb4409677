'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import type { CaseState } from '@/lib/domain/case-states'
import type { FieldProblem } from '@/lib/domain/result'
import type { PartWire } from '@/lib/sealing/wire'
import { PickField } from './pick-field'
import { problemOf, ReasonField, readProse } from './reason-field'
import { type Trouble, TroubleNotice } from './trouble'
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
    <details className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 px-4 py-2.5 font-semibold">{t('title')}</summary>
      <form
        method="post"
        onSubmit={submit}
        aria-busy={sending}
        className="flex flex-col gap-3 border-t border-line p-4"
      >
        <p className="text-soft">{t('lead')}</p>
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
        {trouble && <TroubleNotice trouble={trouble} state={state} />}
        <Button type="submit" variant="secondary" className="self-start" aria-disabled={sending || undefined}>
          {t(sending ? 'sending' : 'submit')}
        </Button>
      </form>
    </details>
  )
}
