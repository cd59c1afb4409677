'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/components/button'
import { Notice } from '@/components/notice'
import { PasswordField } from '@/components/password-field'
import { Working } from '@/components/working'
import type { Heir } from '@/lib/data/recovery'
import { recover, type Recovered, RecoveryTrouble, showKey, type Shown, type Trouble } from './recover'

type Choice = Shown & { signs: Record<string, string> }
type Step =
  | { at: 'key'; busy: boolean }
  | { at: 'choose'; shown: Choice }
  | { at: 'opening'; shown: Choice; done: number }
  | ({ at: 'done'; heir: Heir } & Recovered)

/** The recovery key, then whom to make a lead, then everything is opened once, here. The fields have no names. */
export function RecoverySteps() {
  const t = useTranslations('recovery')
  const [secret, setSecret] = useState('')
  const [chosen, setChosen] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [step, setStep] = useState<Step>({ at: 'key', busy: false })

  async function show(event: FormEvent) {
    event.preventDefault()
    if (step.at !== 'key' || step.busy) return
    setTrouble(null)
    setStep({ at: 'key', busy: true })
    try {
      const shown = await showKey(secret.trim().toUpperCase())
      const { fingerprint } = await import('@/lib/sealing/fingerprint')
      const signs = Object.fromEntries(shown.heirs.map(({ id, recipient }) => [id, fingerprint([recipient])]))
      setStep({ at: 'choose', shown: { ...shown, signs } })
    } catch (error) {
      setTrouble(troubleOf(error))
      setStep({ at: 'key', busy: false })
    }
  }

  async function open(event: FormEvent) {
    event.preventDefault()
    if (step.at !== 'choose') return
    const { shown } = step
    const heir = shown.heirs.find(({ id }) => id === chosen)
    if (!heir) return
    setTrouble(null)
    setStep({ at: 'opening', shown, done: 0 })
    try {
      const recovered = await recover(secret.trim().toUpperCase(), shown, heir, (done) =>
        setStep({ at: 'opening', shown, done }),
      )
      setSecret('')
      setStep({ at: 'done', heir, ...recovered })
    } catch (error) {
      setTrouble(troubleOf(error))
      setStep({ at: 'choose', shown })
    }
  }

  const problem = trouble && (
    <Notice tone="danger" live>
      {t(`trouble.${trouble}`)}
    </Notice>
  )
  if (step.at === 'done') {
    return (
      <Notice tone={step.unopened > 0 ? 'warning' : 'success'} title={t('done', { name: step.heir.name })} live>
        <p>{t('given', { given: step.given })}</p>
        {step.unopened > 0 && <p>{t('unopened', { count: step.unopened })}</p>}
        <p className="mb-3">{t('after')}</p>
        <ButtonLink href="/masuk">{t('signIn')}</ButtonLink>
      </Notice>
    )
  }
  if (step.at === 'key') {
    return (
      <form method="post" onSubmit={show} className="flex flex-col gap-5" aria-busy={step.busy}>
        {problem}
        <PasswordField
          id="kunci-pemulihan"
          label={t('key')}
          hint={t('keyHint')}
          words={{ show: t('show'), hide: t('hide') }}
          autoComplete="off"
          required
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
        {step.busy && <Working label={t('checking')} />}
        <Button type="submit" className="self-start" aria-disabled={step.busy || undefined}>
          {t('next')}
        </Button>
      </form>
    )
  }
  const { shown } = step
  if (shown.heirs.length === 0) return <Notice tone="warning">{t('nobody')}</Notice>
  return (
    <form method="post" onSubmit={open} className="flex flex-col gap-5" aria-busy={step.at === 'opening'}>
      {problem}
      <p>{t('opens', { cases: shown.cases })}</p>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-xl font-bold">{t('who')}</legend>
        {shown.heirs.map(({ id, name, title }) => (
          <label key={id} className="flex min-h-11 cursor-pointer items-start gap-3 rounded-md border border-line p-3">
            <input
              type="radio"
              className="mt-1 size-5 shrink-0 accent-primary"
              checked={chosen === id}
              onChange={() => setChosen(id)}
            />
            <span className="min-w-0">
              <b className="block">{name}</b>
              {title}
              <span className="block text-soft">
                {t('sign')} <span className="font-mono">{shown.signs[id]}</span>
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <Notice tone="warning">{t('compare')}</Notice>
      {step.at === 'opening' && (
        <Working
          label={t('opening', { done: step.done, all: shown.cases })}
          done={shown.cases > 0 ? Math.min(1, step.done / shown.cases) : 1}
        />
      )}
      <Button
        type="submit"
        className="self-start"
        disabled={chosen === ''}
        aria-disabled={step.at === 'opening' || undefined}
      >
        {t('open')}
      </Button>
    </form>
  )
}

const troubleOf = (error: unknown): Trouble => (error instanceof RecoveryTrouble ? error.trouble : 'UNAVAILABLE')
