'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { NewPassword, useJudge } from '@/app/account/new-password'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { problemText } from '@/components/problem-text'
import { type FieldProblem, fieldProblems } from '@/lib/domain/result'
import { type SetupForm, setupFormSchema } from '@/lib/domain/setup'

const WHO = ['admin', 'lead'] as const
const BLANK = { name: '', title: '', email: '', password: '', again: '' }
type Part = keyof typeof BLANK

/**
 * The token and the two people. `problems`: what the server found, by field. The fields have no names: a press before this
 * code runs can send nothing.
 */
export function SetupFields({
  problems,
  onReady,
}: {
  problems: Record<string, FieldProblem>
  onReady: (form: SetupForm) => void
}) {
  const t = useTranslations('setup')
  const errors = useTranslations('errors')
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState({ token: '', admin: BLANK, lead: BLANK })
  const [found, setFound] = useState<Record<string, FieldProblem>>({})
  const { judge, judging, notice } = useJudge()
  const all = { ...problems, ...found }

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [found, problems])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (judging) return
    const parsed = setupFormSchema.safeParse(values)
    if (!parsed.success) return setFound(fieldProblems(parsed.error))
    const owners = WHO.map((who) => {
      const { password, name, email } = parsed.data[who]
      return { field: `${who}.password`, password, about: [name, email] }
    })
    const weak = await judge(owners)
    setFound(weak ?? {})
    if (weak && Object.keys(weak).length === 0) onReady(parsed.data)
  }

  function error(path: string) {
    const problem = all[path]
    return problem && problemText(errors, problem)
  }

  const write = (who: (typeof WHO)[number], part: Part) => (event: { target: { value: string } }) => {
    const { value } = event.target
    setValues((before) => ({ ...before, [who]: { ...before[who], [part]: value } }))
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-8">
      <p className="text-lg text-soft">{t('intro')}</p>
      <Field id="token" label={t('token')} hint={t('tokenHint')} error={error('token')}>
        {(aria) => (
          <input
            {...aria}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className={`${CONTROL} font-mono`}
            value={values.token}
            onChange={(event) => setValues({ ...values, token: event.target.value })}
          />
        )}
      </Field>
      {WHO.map((who) => (
        <fieldset key={who} className="flex flex-col gap-5 border-t border-line pt-5">
          <legend className="float-left mb-1 w-full text-xl font-bold">{t(`${who}.title`)}</legend>
          <p className="clear-both text-soft">{t(`${who}.what`)}</p>
          {(['name', 'title', 'email'] as const).map((part) => (
            <Field
              key={part}
              id={`${who}-${part}`}
              label={t(`fields.${part}`)}
              hint={part === 'title' ? t(`${who}.titleHint`) : undefined}
              error={error(`${who}.${part}`)}
            >
              {(aria) => (
                <input
                  {...aria}
                  type={part === 'email' ? 'email' : 'text'}
                  autoComplete="off"
                  className={CONTROL}
                  value={values[who][part]}
                  onChange={write(who, part)}
                />
              )}
            </Field>
          ))}
          <NewPassword
            id={`${who}-`}
            about={[values[who].name, values[who].email]}
            values={values[who]}
            problems={{ password: all[`${who}.password`], again: all[`${who}.again`] }}
            onChange={(change) => setValues((before) => ({ ...before, [who]: { ...before[who], ...change } }))}
          />
        </fieldset>
      ))}
      {notice}
      <Button type="submit" aria-disabled={judging || undefined} className="self-start">
        {t('next')}
      </Button>
    </form>
  )
}
