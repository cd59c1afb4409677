'use client'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { DeskField, type FormField } from '@/app/petugas/desk-field'
import { SecretOnce } from '@/app/petugas/secret-once'
import { useAnswered } from '@/app/petugas/use-answered'
import { Notice } from '@/components/notice'
import { SubmitButton } from '@/components/submit-button'
import type { FormState } from '@/lib/action'

type Made = { token: string }

/** Which system of which unit may do what; then its token, once. `form` names this showing of the form. */
export function TokenForm({
  action,
  fields,
  form,
}: {
  action: (state: FormState<Made>, form: FormData) => Promise<FormState<Made>>
  fields: readonly FormField[]
  form: string
}) {
  const t = useTranslations('access')
  const errors = useTranslations('errors.failure')
  const [{ result, values }, send] = useActionState(action, { result: null, values: {} })
  const answered = useAnswered(result)
  const failure = result && !result.ok ? result.error : null
  return (
    <form ref={answered} action={send} noValidate className="flex max-w-2xl flex-col gap-5">
      <input type="hidden" name="form" value={form} />
      {failure && (
        <Notice tone="danger" live>
          {failure.code === 'CONFLICT' ? t('madeBefore') : errors(failure.code)}
        </Notice>
      )}
      {result?.ok && <SecretOnce title={t('made')} secret={result.value.token} name="token" t={t} />}
      {fields.map((field, place) => (
        <DeskField
          key={'name' in field ? field.name : place}
          form="token"
          field={field}
          typed={failure ? values : null}
          problem={failure?.fields}
        />
      ))}
      <SubmitButton pending={t('pending')} className="self-start">
        {t('submit')}
      </SubmitButton>
    </form>
  )
}
