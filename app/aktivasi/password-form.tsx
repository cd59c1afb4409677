'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { NewPassword, strengthProblem } from '@/app/account/new-password'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { chosenPasswordSchema } from '@/lib/domain/invitation'
import { type FieldProblem, fieldProblems } from '@/lib/domain/result'

/** A password, twice. The fields have no names: a press before this code runs can send nothing. */
export function PasswordForm({ about, onReady }: { about: readonly string[]; onReady: (password: string) => void }) {
  const t = useTranslations('activation')
  const errors = useTranslations('errors.failure')
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState({ password: '', again: '' })
  const [found, setFound] = useState<Record<string, FieldProblem>>({})
  const [unjudged, setUnjudged] = useState(false)

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [found])

  async function submit(event: FormEvent) {
    event.preventDefault()
    setUnjudged(false)
    const parsed = chosenPasswordSchema(about).safeParse(values)
    if (!parsed.success) return setFound(fieldProblems(parsed.error))
    try {
      const problem = await strengthProblem(parsed.data.password, about)
      setFound(problem ? { password: problem } : {})
      if (!problem) onReady(parsed.data.password)
    } catch {
      setUnjudged(true)
    }
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex max-w-md flex-col gap-5">
      {unjudged && (
        <Notice tone="danger" live>
          {errors('UNAVAILABLE')}
        </Notice>
      )}
      <NewPassword
        about={about}
        values={values}
        problems={found}
        onChange={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      <Button type="submit" className="self-start">
        {t('create')}
      </Button>
    </form>
  )
}
