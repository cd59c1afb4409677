'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { NewPassword, useJudge } from '@/app/account/new-password'
import { Button } from '@/components/button'
import { chosenPasswordSchema } from '@/lib/domain/invitation'
import { type FieldProblem, fieldProblems } from '@/lib/domain/result'

/** A password, twice. The fields have no names: a press before this code runs can send nothing. */
export function PasswordForm({ about, onReady }: { about: readonly string[]; onReady: (password: string) => void }) {
  const t = useTranslations('activation')
  const { judge, judging, notice } = useJudge()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState({ password: '', again: '' })
  const [found, setFound] = useState<Record<string, FieldProblem>>({})

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [found])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (judging) return
    const parsed = chosenPasswordSchema(about).safeParse(values)
    if (!parsed.success) return setFound(fieldProblems(parsed.error))
    const { password } = parsed.data
    const weak = await judge([{ field: 'password', password, about }])
    setFound(weak ?? {})
    if (weak && !weak.password) onReady(password)
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex max-w-md flex-col gap-5">
      <NewPassword
        about={about}
        values={values}
        problems={found}
        onChange={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      {notice}
      <Button type="submit" aria-disabled={judging || undefined} className="self-start">
        {t('create')}
      </Button>
    </form>
  )
}
