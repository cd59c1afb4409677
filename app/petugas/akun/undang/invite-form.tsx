'use client'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { DeskField, type FormField } from '@/app/petugas/desk-field'
import { SecretOnce } from '@/app/petugas/secret-once'
import { useAnswered } from '@/app/petugas/use-answered'
import { Notice } from '@/components/notice'
import { SubmitButton } from '@/components/submit-button'
import type { FormState } from '@/lib/action'

type Offered = { name: string; link: string }

/** Whom to invite, or whom to give new keys (`id`); then the link, once. */
export function InviteForm({
  action,
  fields = [],
  id,
  submit,
}: {
  action: (state: FormState<Offered>, form: FormData) => Promise<FormState<Offered>>
  fields?: readonly FormField[]
  id?: string
  submit: string
}) {
  const t = useTranslations('invite')
  const errors = useTranslations('errors.failure')
  const [{ result, values }, send] = useActionState(action, { result: null, values: {} })
  const answered = useAnswered(result)
  const failure = result && !result.ok ? result.error : null
  return (
    <form ref={answered} action={send} noValidate className="flex max-w-2xl flex-col gap-5">
      {id && <input type="hidden" name="id" value={id} />}
      {failure && (
        <Notice tone="danger" live>
          {errors(failure.code)}
        </Notice>
      )}
      {result?.ok && (
        <SecretOnce title={t('made', { name: result.value.name })} secret={result.value.link} name="link" t={t} />
      )}
      {fields.map((field, place) => (
        <DeskField
          key={'name' in field ? field.name : place}
          form="undang"
          field={field}
          typed={failure ? values : null}
          problem={failure?.fields}
        />
      ))}
      <SubmitButton pending={t('pending')} className="self-start">
        {submit}
      </SubmitButton>
    </form>
  )
}
