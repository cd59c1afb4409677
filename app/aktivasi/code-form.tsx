'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { problemText } from '@/components/problem-text'
import type { FieldProblem } from '@/lib/domain/result'

/** Asks for a code of the second factor, which a link does not replace. The field has no name, as those of the password. */
export function CodeForm({ problem, onReady }: { problem?: FieldProblem; onReady: (code: string) => void }) {
  const t = useTranslations('activation.code')
  const errors = useTranslations('errors')
  const field = useRef<HTMLInputElement>(null)
  const [empty, setEmpty] = useState<FieldProblem | null>(null)
  const wrong = empty ?? problem

  useEffect(() => field.current?.focus(), [wrong])

  function submit(event: FormEvent) {
    event.preventDefault()
    const code = field.current?.value.trim() ?? ''
    if (code === '') return setEmpty({ key: 'REQUIRED' })
    onReady(code)
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex max-w-md flex-col gap-5">
      <p>{t('what')}</p>
      <Field id="code" label={t('label')} hint={t('hint')} error={wrong && problemText(errors, wrong)}>
        {(aria) => <input {...aria} ref={field} autoComplete="one-time-code" className={CONTROL} />}
      </Field>
      <p className="text-soft">{t('lost')}</p>
      <Button type="submit" className="self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
