'use client'
import { type FormEvent, startTransition, useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DeskField, type FormField } from '@/app/petugas/desk-field'
import { buttonClass } from '@/components/button'
import { CopyButton } from '@/components/copy-button'
import { Notice } from '@/components/notice'
import { PasswordField } from '@/components/password-field'
import { PrintButton } from '@/components/print-button'
import { problemText } from '@/components/problem-text'
import { SubmitButton } from '@/components/submit-button'
import type { FormState } from '@/lib/action'

type Codes = { codes: string[] }

/**
 * Asks for a code of the app; what comes of it is a sheet of recovery codes, shown this once. `email`: whose password is asked for
 * too; what stands for it is made here, and its field has no name. Else it works without JavaScript.
 */
export function CodeForm({
  id,
  action,
  fields,
  submit,
  email,
}: {
  id: string
  action: (state: FormState<Codes>, form: FormData) => Promise<FormState<Codes>>
  fields: readonly FormField[]
  submit: string
  email?: string
}) {
  const [t, words] = [useTranslations('secondFactor'), useTranslations('newPassword')]
  const [errors, problems] = [useTranslations('errors.failure'), useTranslations('errors')]
  const [{ result, values }, send] = useActionState(action, { result: null, values: {} })
  const [password, setPassword] = useState('')
  const [empty, setEmpty] = useState(false)
  if (result?.ok) return <Sheet codes={result.value.codes} />
  const failure = result?.error
  const wrong = email && empty ? { key: 'REQUIRED' } : failure?.fields?.password

  // A form that was sent begins anew: without a password it is not sent, and keeps what was typed.
  function check(event: FormEvent) {
    setEmpty(password === '')
    if (email && password === '') event.preventDefault()
  }

  async function sendDerived(form: FormData) {
    const { deriveFromPassword } = await import('@/lib/sealing/derive')
    const { auth, sealKey } = await deriveFromPassword(password, email ?? '')
    sealKey.fill(0)
    form.set('auth', auth)
    startTransition(() => send(form))
  }

  return (
    <form action={email ? sendDerived : send} onSubmit={check} className="flex max-w-md flex-col gap-5">
      {failure && !failure.fields && (
        <Notice tone="danger" live>
          {errors(failure.code)}
        </Notice>
      )}
      {email && (
        <PasswordField
          id={`${id}-password`}
          label={t('password')}
          hint={t('passwordHint')}
          error={wrong && problemText(problems, wrong)}
          words={{ show: words('show'), hide: words('hide') }}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
      {fields.map((field, place) => (
        <DeskField
          key={'name' in field ? field.name : place}
          form={id}
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

function Sheet({ codes }: Codes) {
  const t = useTranslations('secondFactor.sheet')
  return (
    <section aria-labelledby="kode-cadangan" className="flex flex-col gap-4">
      <Notice tone="success" title={t('done')} live>
        {t('keep')}
      </Notice>
      <h2 id="kode-cadangan" className="text-xl">
        {t('title')}
      </h2>
      <ol data-testid="recovery-codes" className="grid list-decimal gap-1 pl-8 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <div data-noprint className="flex flex-wrap items-start gap-3">
        <PrintButton label={t('print')} />
        <CopyButton
          text={codes.join('\n')}
          labels={{ copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }}
        />
        {/* A whole load: the menu around this page has grown. */}
        <a href="/petugas" className={buttonClass('primary')}>
          {t('desk')}
        </a>
      </div>
    </section>
  )
}
