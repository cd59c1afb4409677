'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { PasswordField } from '@/components/password-field'
import { problemText } from '@/components/problem-text'
import type { FieldProblem } from '@/lib/domain/result'
import { STRONG, strengthOf, type Strength } from './strength'

export type TypedPassword = { password: string; again: string }

/** A new password, twice, with a word on how hard it is to guess. `about`: words of its owner. Its fields have no names. */
export function NewPassword({
  id = '',
  about,
  values,
  problems,
  onChange,
}: {
  id?: string
  about: readonly string[]
  values: TypedPassword
  problems: { password?: FieldProblem; again?: FieldProblem }
  onChange: (change: Partial<TypedPassword>) => void
}) {
  const t = useTranslations('newPassword')
  const errors = useTranslations('errors')
  return (
    <>
      {(['password', 'again'] as const).map((part) => {
        const problem = problems[part]
        return (
          <div key={part} className="flex flex-col gap-1">
            <PasswordField
              id={`${id}${part}`}
              label={t(part)}
              hint={part === 'password' ? t('hint') : undefined}
              error={problem && problemText(errors, problem)}
              words={{ show: t('show'), hide: t('hide') }}
              autoComplete="new-password"
              value={values[part]}
              onChange={(event) => onChange({ [part]: event.target.value })}
            />
            {part === 'password' && <StrengthWord password={values.password} about={about} />}
          </div>
        )
      })}
    </>
  )
}

/** Says nothing until it knows; whether the password will do is checked again when the form is sent. */
function StrengthWord({ password, about }: { password: string; about: readonly string[] }) {
  const t = useTranslations('newPassword.strength')
  const [judged, setJudged] = useState<{ password: string; strength: Strength } | null>(null)
  const words = about.join('\n')

  useEffect(() => {
    if (password === '') return
    let gone = false
    strengthOf(password, words.split('\n')).then(
      (strength) => gone || setJudged({ password, strength }),
      () => {},
    )
    return () => {
      gone = true
    }
  }, [password, words])

  const strength = judged?.password === password ? judged.strength : null
  return (
    <p aria-live="polite" className="min-h-6 text-soft">
      {strength !== null && t(strength >= STRONG ? 'strong' : strength >= STRONG - 1 ? 'nearly' : 'weak')}
    </p>
  )
}

/** What is wrong with how hard it is to guess, or null. Throws when it cannot be judged now. */
export async function strengthProblem(password: string, about: readonly string[]): Promise<FieldProblem | null> {
  return (await strengthOf(password, about)) >= STRONG ? null : { key: 'PASSWORD_COMMON' }
}
