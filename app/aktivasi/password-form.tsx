'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { PasswordField } from '@/components/password-field'
import { problemText } from '@/components/problem-text'
import { chosenPasswordSchema } from '@/lib/domain/invitation'
import { type FieldProblem, fieldProblems } from '@/lib/domain/result'

/** A password, twice. The fields have no names: a press before this code runs can send nothing. */
export function PasswordForm({ about, onReady }: { about: readonly string[]; onReady: (password: string) => void }) {
  const t = useTranslations('activation')
  const errors = useTranslations('errors')
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState({ password: '', again: '' })
  const [found, setFound] = useState<Record<string, FieldProblem>>({})

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [found])

  function submit(event: FormEvent) {
    event.preventDefault()
    const parsed = chosenPasswordSchema(about).safeParse(values)
    setFound(parsed.success ? {} : fieldProblems(parsed.error))
    if (parsed.success) onReady(parsed.data.password)
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex max-w-md flex-col gap-5">
      {(['password', 'again'] as const).map((part) => {
        const problem = found[part]
        return (
          <PasswordField
            key={part}
            id={part}
            label={t(part)}
            hint={part === 'password' ? t('passwordHint') : undefined}
            error={problem && problemText(errors, problem)}
            words={{ show: t('show'), hide: t('hide') }}
            autoComplete="new-password"
            value={values[part]}
            onChange={(event) => setValues({ ...values, [part]: event.target.value })}
          />
        )
      })}
      <Button type="submit" className="self-start">
        {t('create')}
      </Button>
    </form>
  )
}
