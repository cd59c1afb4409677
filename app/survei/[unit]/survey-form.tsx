'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/button'
import { FieldError } from '@/components/field'
import { Notice } from '@/components/notice'
import { usePlainForm } from '@/components/report/use-plain-form'
import { SubmitButton } from '@/components/submit-button'
import { ASKED_TO_PAY, ELEMENTS, SCORES } from '@/lib/domain/survey'
import type { SurveyState } from './state'

type Props = {
  action: (previous: SurveyState, form: FormData) => Promise<SurveyState>
  form: string
  unit: string
}

/** Nine questions and one, a tap each; posted as it is where scripts do not run. */
export function SurveyForm({ action, form, unit }: Props) {
  const t = useTranslations('survey.form')
  const [state, submit] = usePlainForm<SurveyState>(action, { phase: 'form', form, values: {}, missing: [] })
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.phase === 'thanks' || state.failure) summary.current?.focus()
  }, [state])
  if (state.phase === 'thanks')
    return (
      <div ref={summary} tabIndex={-1} className="flex flex-col gap-6">
        <Notice tone="success" title={t('thanks.title')} live>
          {t('thanks.text')}
        </Notice>
        {state.asked && (
          <section className="flex flex-col items-start gap-2 rounded-md bg-tint p-4">
            <h2 className="text-xl">{t('asked.title')}</h2>
            <p>{t('asked.text')}</p>
            <ButtonLink href={`/lapor?unit=${unit}`}>{t('asked.link')}</ButtonLink>
          </section>
        )}
      </div>
    )
  const { values, missing, failure } = state
  const shown = (name: string) => (missing.includes(name) ? t('choose') : undefined)
  return (
    <form action={submit} noValidate autoComplete="off" className="flex flex-col gap-6">
      <input type="hidden" name="form" value={state.form} />
      <input type="hidden" name="unit" value={unit} />
      {failure && (
        <div ref={summary} tabIndex={-1}>
          <Notice tone="danger" title={t(`failure.${failure}`)} live>
            {missing.length > 0 && (
              <a href={`#${missing[0]}`} className="inline-flex min-h-11 items-center text-link underline">
                {t('first')}
              </a>
            )}
          </Notice>
        </div>
      )}
      {ELEMENTS.map((element, at) => (
        <Question
          key={element}
          name={element}
          question={`${at + 1}. ${t(`elements.${element}.question`)}`}
          choices={SCORES.map((score) => ({ value: `${score}`, label: t(`elements.${element}.${score}`) }))}
          chosen={values[element]}
          problem={shown(element)}
        />
      ))}
      <Question
        name="paid"
        question={`10. ${t('paid.question')}`}
        hint={t('paid.hint')}
        choices={ASKED_TO_PAY.map((value) => ({ value, label: t(`paid.${value}`) }))}
        chosen={values.paid}
        problem={shown('paid')}
      />
      <SubmitButton pending={t('sending')} className="self-start">
        {t('send')}
      </SubmitButton>
    </form>
  )
}

function Question({
  name,
  question,
  hint,
  choices,
  chosen,
  problem,
}: {
  name: string
  question: string
  hint?: string
  choices: readonly { value: string; label: string }[]
  chosen: string | undefined
  problem: string | undefined
}) {
  const described = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      id={name}
      aria-describedby={described || undefined}
      className={`flex min-w-0 flex-col gap-2 ${problem ? 'border-l-4 border-unavailable pl-3' : ''}`}
    >
      <legend className="float-left mb-2 w-full font-semibold">{question}</legend>
      {hint && (
        <p id={`${name}-hint`} className="text-soft">
          {hint}
        </p>
      )}
      {problem && <FieldError id={`${name}-error`}>{problem}</FieldError>}
      <div className={`grid gap-2 ${choices.length === 4 ? 'grid-cols-2 sm:grid-cols-4' : 'sm:grid-cols-3'}`}>
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-edge bg-surface px-3 py-2 hover:bg-tint has-checked:border-primary has-checked:bg-tint has-checked:outline has-checked:outline-1 has-checked:outline-primary"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === value}
              className="size-5 shrink-0 accent-primary"
            />
            <span className="min-w-0 wrap-anywhere">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
