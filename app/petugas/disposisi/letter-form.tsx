'use client'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { problemText } from '@/components/problem-text'
import { answerDaysSchema } from '@/lib/domain/disposition'
import { fieldProblems, type FieldProblem } from '@/lib/domain/result'
import { ReasonField, readProse } from '../kasus/[id]/reason-field'
import { useDraft } from '../kasus/[id]/use-draft'
import { DispositionTrouble } from './letters'
import type { Sent } from './use-disposition'

type Props = {
  /** where the half-typed text is kept, and the key under which */
  draft: { place: string; secret: string }
  words: { label: string; hint: string; submit: string }
  /** null: this letter sets no deadline */
  days: number | null
  /** fields above the letter, and what is wrong with them; called when the form is sent */
  before?: ReactNode
  check?: () => boolean
  send: (text: string, days: number) => Promise<Sent>
}

/** A letter, and the working days for its answer. What was typed stays until it has arrived. */
export function LetterForm({ draft, words, days, before, check, send }: Props) {
  const t = useTranslations('disposition.form')
  const errors = useTranslations('errors')
  const id = useId()
  const [text, setText] = useDraft(draft.place, draft.secret)
  const [given, setGiven] = useState(String(days ?? ''))
  const [problems, setProblems] = useState<{ text?: FieldProblem; days?: FieldProblem }>({})
  const [trouble, setTrouble] = useState<Extract<Sent, { ok: false }>['error'] | null>(null)
  const [sending, setSending] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const letter = readProse(text)
    const until = answerDaysSchema.safeParse(days === null ? '1' : given)
    const found = {
      text: letter.problem,
      days: until.success ? undefined : fieldProblems(until.error)[''],
    }
    setProblems(found)
    setTrouble(null)
    if (check && !check()) return
    if (letter.problem || !until.success)
      return document.getElementById(`${id}-${found.text ? 'surat' : 'hari'}`)?.focus()
    setSending(true)
    const result = await send(letter.text, until.data)
    setSending(false)
    if (result.ok) setText('')
    else setTrouble(result.error)
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" aria-busy={sending}>
      {before}
      <ReasonField
        {...{ id: `${id}-surat`, label: words.label, hint: words.hint, value: text, problem: problems.text }}
        readOnly={sending}
        onChange={setText}
        rows={6}
      />
      {days !== null && (
        <Field
          id={`${id}-hari`}
          label={t('days')}
          hint={t('daysHint')}
          error={problems.days && problemText(errors, problems.days)}
        >
          {(aria) => (
            <input
              {...aria}
              inputMode="numeric"
              autoComplete="off"
              value={given}
              onChange={(event) => setGiven(event.target.value)}
              className={`${CONTROL} max-w-32`}
            />
          )}
        </Field>
      )}
      {trouble && <DispositionTrouble trouble={trouble} />}
      <Button type="submit" className="self-start" aria-disabled={sending || undefined}>
        {sending ? t('sending') : words.submit}
      </Button>
    </form>
  )
}
