'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '@/components/notice'
import { PasswordField } from '@/components/password-field'
import { problemText } from '@/components/problem-text'
import { Working } from '@/components/working'
import type { FieldProblem } from '@/lib/domain/result'
import { STRONG, strengthOf, type Strength } from './strength'

export type TypedPassword = { password: string; again: string }

/**
 * A new password, twice, with a word on how hard it is to guess. `about`: words of its owner. `labels`: where another password is asked
 * for too. Its fields have no names.
 */
export function NewPassword({
  id = '',
  labels,
  about,
  values,
  problems,
  onChange,
}: {
  id?: string
  labels?: Record<keyof TypedPassword, string>
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
              label={labels?.[part] ?? t(part)}
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

/** Judging takes a slow phone half a second: not at each letter. */
const PAUSE_MS = 300

/** Says nothing until it knows; whether the password will do is checked again when the form is sent. */
function StrengthWord({ password, about }: { password: string; about: readonly string[] }) {
  const t = useTranslations('newPassword.strength')
  const [judged, setJudged] = useState<{ password: string; strength: Strength } | null>(null)
  const words = about.join('\n')

  useEffect(() => {
    if (password === '') return
    let gone = false
    const show = (strength: Strength) => gone || setJudged({ password, strength })
    const pause = setTimeout(() => strengthOf(password, words.split('\n')).then(show, () => {}), PAUSE_MS)
    return () => {
      gone = true
      clearTimeout(pause)
    }
  }, [password, words])

  const strength = judged?.password === password ? judged.strength : null
  return (
    <p aria-live="polite" className="min-h-6 text-soft">
      {strength !== null && t(strength >= STRONG ? 'strong' : strength >= STRONG - 1 ? 'nearly' : 'weak')}
    </p>
  )
}

type Owner = { field: string; password: string; about: readonly string[] }

/**
 * Asks whether passwords are hard enough to guess when their form is sent. `judge` answers what is wrong, by field, and null
 * when it cannot tell now; `notice` says that it is at it, or that it could not.
 */
export function useJudge() {
  const t = useTranslations('newPassword')
  const errors = useTranslations('errors.failure')
  const [state, setState] = useState<'idle' | 'judging' | 'failed'>('idle')

  async function judge(owners: readonly Owner[]): Promise<Record<string, FieldProblem> | null> {
    setState('judging')
    try {
      const found: Record<string, FieldProblem> = {}
      for (const { field, password, about } of owners)
        if ((await strengthOf(password, about)) < STRONG) found[field] = { key: 'PASSWORD_COMMON' }
      setState('idle')
      return found
    } catch {
      setState('failed')
      return null
    }
  }

  const notice =
    state === 'judging' ? (
      <Working label={t('judging')} />
    ) : state === 'failed' ? (
      <Notice tone="danger" live>
        {errors('UNAVAILABLE')}
      </Notice>
    ) : null
  return { judge, judging: state === 'judging', notice }
}
