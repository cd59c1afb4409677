'use client'
import { useActionState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { clockOf } from '@/components/board/clock'
import type { ButtonVariant } from '@/components/button'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import { SubmitButton } from '@/components/submit-button'
import type { FormState } from '@/lib/action'
import type { Failure } from '@/lib/domain/result'
import { DeskField, type FormField } from './desk-field'
import type { Saved } from './saved'
import { useAnswered } from './use-answered'

export type DeskFormAction = (state: FormState<Saved>, form: FormData) => Promise<FormState<Saved>>

type Props = {
  /** what the ids of its fields begin with */
  id: string
  action: DeskFormAction
  /** what is sent along unseen */
  hidden?: Record<string, string | number>
  fields?: readonly FormField[]
  submit: string
  /** for whoever hears the buttons of a list one by one */
  of?: string
  variant?: ButtonVariant
  /** a deed that is asked twice: what is pressed first, and what will happen */
  ask?: { summary: string; text: string }
}

/** A form of a desk: fields as data, errors beside them, what was typed kept, with and without JavaScript. */
export function DeskForm({ id, action, hidden = {}, fields = [], submit, of, variant, ask }: Props) {
  const t = useTranslations('deskForm')
  const [state, send] = useActionState(action, { result: null, values: {} })
  const answered = useAnswered(state.result)
  const failure = state.result && !state.result.ok ? state.result.error : null
  const form = (
    <form ref={answered} action={send} noValidate className="flex max-w-2xl flex-col gap-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {failure && <Refused failure={failure} fields={fields} />}
      {state.result?.ok && <Done at={state.result.value.at} />}
      {fields.map((field, place) => (
        <DeskField
          key={'name' in field ? field.name : place}
          form={id}
          field={field}
          typed={failure ? state.values : null}
          problem={failure?.fields}
        />
      ))}
      <SubmitButton variant={variant ?? (ask ? 'danger' : 'primary')} pending={t('pending')} className="self-start">
        {submit}
        {of && <span className="sr-only">: {of}</span>}
      </SubmitButton>
    </form>
  )
  if (!ask) return form
  return (
    <details open={failure !== null || undefined}>
      <summary className="inline-flex min-h-11 items-center text-link underline">
        {ask.summary}
        {of && <span className="sr-only">: {of}</span>}
      </summary>
      <div className="flex flex-col gap-2 pb-2">
        <p className="max-w-2xl text-soft">{ask.text}</p>
        {form}
      </div>
    </details>
  )
}

function Done({ at }: { at: string }) {
  const t = useTranslations('deskForm')
  const locale = useLocale()
  return (
    <Notice tone="success" live>
      {t('saved', { time: clockOf(new Date(at), locale) })}
    </Notice>
  )
}

/** Why it was not taken: in general, and what belongs to no field that is seen. */
function Refused({ failure, fields }: { failure: Failure; fields: readonly FormField[] }) {
  const t = useTranslations('deskForm')
  const errors = useTranslations('errors')
  const seen = new Set(fields.flatMap((field) => ('name' in field ? [field.name] : [])))
  const outdated = failure.fields?.version !== undefined
  const others = Object.entries(failure.fields ?? {}).filter(([name]) => !seen.has(name) && name !== 'version')
  return (
    <Notice tone="danger" live>
      {others.length === 0 && <p>{outdated ? t('outdated') : errors(`failure.${failure.code}`)}</p>}
      {others.map(([name, problem]) => (
        <p key={name}>{problemText(errors, problem)}</p>
      ))}
    </Notice>
  )
}
