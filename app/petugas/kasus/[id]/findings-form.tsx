'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import { TickBox } from '@/components/tick-box'
import type { CaseState } from '@/lib/domain/case-states'
import { type FindingsDraft, findingsSchema, findingsText, type Question, QUESTIONS } from '@/lib/domain/findings'
import { fieldProblems, type FieldProblem } from '@/lib/domain/result'
import { type Said, Version } from './findings-sheet'
import type { FindingsVersion } from './open-view'
import { type Trouble, TroubleNotice } from './trouble'
import type { Sent } from './use-case'

const ROWS: Partial<Record<Question, number>> = { what: 2, who: 2, why: 4, how: 6 }

type Props = {
  draft: FindingsDraft
  onChange: (draft: FindingsDraft | null) => void
  /** as it is by now: may be newer than the one that the draft was begun from */
  newest: FindingsVersion | undefined
  said: Said
  state: CaseState
  save: (text: string) => Promise<Sent<unknown>>
}

/** The next version of the 5W2H sheet. Whoever saves after somebody else sees that one's first, and loses nothing. */
export function FindingsForm({ draft, onChange, newest, said, state, save }: Props) {
  const t = useTranslations('case.findings')
  const id = useId()
  const [problems, setProblems] = useState<Record<string, FieldProblem>>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)
  const newer = newest && newest.number > draft.base ? newest : null

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const parsed = findingsSchema.safeParse(draft.form)
    const found = parsed.success ? {} : fieldProblems(parsed.error)
    setProblems(found)
    setTrouble(null)
    const wrong = QUESTIONS.find((question) => found[question])
    if (!parsed.success) return document.getElementById(`${id}-${wrong}`)?.focus()
    setSending(true)
    const result = await save(findingsText(parsed.data))
    setSending(false)
    if (!result.ok) setTrouble(result.error)
  }

  return (
    <form method="post" onSubmit={submit} aria-busy={sending} className="flex flex-col gap-5">
      <p className="text-soft">{t('lead')}</p>
      {QUESTIONS.map((question) => (
        <Answer
          key={question}
          id={`${id}-${question}`}
          question={question}
          said={said[question]}
          value={draft.form[question]}
          problem={problems[question]}
          locked={sending}
          onChange={(answer) => onChange({ ...draft, form: { ...draft.form, [question]: answer } })}
        />
      ))}
      {newer && (
        <>
          <Notice tone="warning" live>
            {newer.kind === 'sheet'
              ? t('newer', { number: newer.number, name: newer.by ?? t('officer'), next: newer.number + 1 })
              : t('newerUnread', { number: newer.number })}
          </Notice>
          <Version version={newer} />
        </>
      )}
      {trouble && !(newer && trouble.fields?.part) && <TroubleNotice trouble={trouble} state={state} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="secondary" aria-disabled={sending || undefined}>
          {t(sending ? 'sending' : 'submit')}
        </Button>
        <Button variant="quiet" aria-disabled={sending || undefined} onClick={() => !sending && onChange(null)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}

type AnswerProps = {
  id: string
  question: Question
  said: string | null | undefined
  value: FindingsDraft['form'][Question]
  problem: FieldProblem | undefined
  locked: boolean
  onChange: (answer: AnswerProps['value']) => void
}

/** One answer, beside what the reporter said. What was typed stays while "not known yet" is ticked, and does not count. */
function Answer({ id, question, said, value, problem, locked, onChange }: AnswerProps) {
  const t = useTranslations('case.findings')
  const errors = useTranslations('errors')
  const inStory = question === 'how' || question === 'why'
  return (
    <div className="flex flex-col gap-1">
      <Field
        id={id}
        label={t(`question.${question}`)}
        hint={<bdi>{said ? t('said', { said }) : t(inStory ? 'inStory' : 'notSaid')}</bdi>}
        error={problem && (problem.key === 'REQUIRED' ? t('required') : problemText(errors, problem))}
      >
        {(aria) => (
          <textarea
            {...aria}
            rows={ROWS[question] ?? 1}
            value={value.text}
            readOnly={locked}
            disabled={value.unknown}
            onChange={({ target }) => onChange({ ...value, text: target.value })}
            className={CONTROL}
          />
        )}
      </Field>
      <TickBox
        label={
          <span>
            {t('unknown')}
            <span className="sr-only"> ({t(`question.${question}`)})</span>
          </span>
        }
        checked={value.unknown}
        disabled={locked}
        onChange={({ target }) => onChange({ ...value, unknown: target.checked })}
      />
    </div>
  )
}
