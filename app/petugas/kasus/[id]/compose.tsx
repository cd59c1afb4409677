'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import type { CaseState } from '@/lib/domain/case-states'
import { MESSAGE_MAX_CHARS } from '@/lib/domain/message'
import { fieldProblems, type FieldProblem } from '@/lib/domain/result'
import { prose } from '@/lib/domain/text'
import { type ReadyReply, ReplyPicker } from './reply-picker'
import type { Sent } from './use-case'
import { useDraft } from './use-draft'
import { type Trouble, TroubleNotice } from './trouble'

const schema = prose(MESSAGE_MAX_CHARS)

/** A field for a text that is sealed and sent. What was typed stays until it has arrived, also when the key is
 * locked meanwhile. */
export function Compose({
  of,
  caseId,
  secret,
  state,
  send,
  replies = [],
  label,
}: {
  of: 'reply' | 'notes'
  /** where more than one reporter can be answered: whom this field answers */
  label?: string
  caseId: string
  /** the case's own key: what is half typed is kept under it */
  secret: string
  state: CaseState
  send: (text: string) => Promise<Sent<unknown>>
  /** saved texts to begin with */
  replies?: readonly ReadyReply[]
}) {
  const t = useTranslations('case')
  const id = useId()
  const errors = useTranslations('errors')
  const [text, setText] = useDraft(`${caseId}:${of}`, secret)
  const [problem, setProblem] = useState<FieldProblem>()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [phase, setPhase] = useState<'idle' | 'sending' | 'sent'>('idle')

  function change(now: string) {
    setText(now)
    if (phase === 'sent') setPhase('idle')
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (phase === 'sending') return
    const parsed = schema.safeParse(text)
    setProblem(parsed.success ? undefined : fieldProblems(parsed.error)[''])
    setTrouble(null)
    if (!parsed.success) return document.getElementById(id)?.focus()
    setPhase('sending')
    const result = await send(parsed.data)
    setPhase(result.ok ? 'sent' : 'idle')
    if (result.ok) setText('')
    else setTrouble(result.error)
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col items-start gap-3" aria-busy={phase === 'sending'}>
      <ReplyPicker replies={replies} fieldId={id} text={text} onText={change} />
      <div className="w-full">
        <Field
          id={id}
          label={label ?? t(`${of}.label`)}
          hint={t(`${of}.hint`)}
          error={problem && problemText(errors, problem)}
        >
          {(aria) => (
            <textarea
              {...aria}
              rows={4}
              value={text}
              readOnly={phase === 'sending'}
              onChange={(event) => change(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
      </div>
      {trouble && <TroubleNotice trouble={trouble} state={state} />}
      {phase === 'sent' && (
        <Notice tone="success" live>
          {t(`${of}.sent`)}
        </Notice>
      )}
      <Button type="submit" variant="secondary" aria-disabled={phase === 'sending' || undefined}>
        {t(phase === 'sending' ? `${of}.sending` : `${of}.send`)}
      </Button>
    </form>
  )
}
