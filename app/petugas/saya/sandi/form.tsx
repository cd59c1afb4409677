'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { NewPassword, useJudge } from '@/app/account/new-password'
import { fetchOwnKey } from '@/app/petugas/own-key'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { PasswordField } from '@/components/password-field'
import { problemText } from '@/components/problem-text'
import { Working } from '@/components/working'
import { passwordChangeFormSchema } from '@/lib/domain/own-password'
import { type FieldProblem, fieldProblems } from '@/lib/domain/result'
import { changePassword } from '../actions'
import { prepareChange } from './prepare'

type Trouble = 'LIMITED' | 'UNAVAILABLE' | 'UNSUPPORTED' | 'CHANGED'
const EMPTY = { current: '', password: '', again: '' }

/** The password of now and another, twice. The fields have no names: a press before this code runs can send nothing. */
export function ChangePasswordForm({ about }: { about: readonly string[] }) {
  const [t, words] = [useTranslations('ownPassword'), useTranslations('newPassword')]
  const errors = useTranslations('errors')
  const { judge, judging, notice } = useJudge()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState(EMPTY)
  const [found, setFound] = useState<Record<string, FieldProblem>>({})
  const [done, setDone] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<'done' | Trouble | null>(null)

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [found])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (judging || done !== null) return
    setOutcome(null)
    const parsed = passwordChangeFormSchema(about).safeParse(values)
    if (!parsed.success) return setFound(fieldProblems(parsed.error))
    const { password } = parsed.data
    const weak = await judge([{ field: 'password', password, about }])
    setFound(weak ?? {})
    if (!weak || weak.password) return
    setDone(0)
    await change().catch(() => setOutcome('UNAVAILABLE'))
    setDone(null)
  }

  async function change() {
    const own = await fetchOwnKey()
    if (!own) return window.location.replace('/masuk')
    const change = await prepareChange(own, values, setDone).catch(() => 'UNSUPPORTED' as const)
    if (change === 'UNSUPPORTED') return setOutcome(change)
    if (change === null) return setFound({ current: { key: 'PASSWORD_WRONG' } })
    const answer = await changePassword(change)
    if (answer.ok) {
      setValues(EMPTY)
      return setOutcome('done')
    }
    const { code, fields } = answer.error
    if (fields?.current) return setFound({ current: fields.current })
    if (code === 'UNAUTHENTICATED') return window.location.replace('/masuk')
    setOutcome(code === 'LIMITED' || code === 'UNAVAILABLE' ? code : 'CHANGED')
  }

  const busy = judging || done !== null
  const write = (part: Partial<typeof EMPTY>) => setValues((before) => ({ ...before, ...part }))
  return (
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={submit}
      className="flex max-w-md flex-col gap-5"
      aria-busy={done !== null}
    >
      {outcome === 'done' && (
        <Notice tone="success" title={t('done')} live>
          {t('doneText')}
        </Notice>
      )}
      {outcome && outcome !== 'done' && (
        <Notice tone="danger" live>
          {t(`trouble.${outcome}`)}
        </Notice>
      )}
      <PasswordField
        id="current"
        label={t('current')}
        error={found.current && problemText(errors, found.current)}
        words={{ show: words('show'), hide: words('hide') }}
        autoComplete="current-password"
        value={values.current}
        onChange={(event) => write({ current: event.target.value })}
      />
      <NewPassword
        labels={{ password: t('password'), again: t('again') }}
        about={about}
        values={values}
        problems={found}
        onChange={write}
      />
      {notice}
      {done !== null && <Working label={t('working')} done={done} />}
      <Button type="submit" aria-disabled={busy || undefined} className="self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
