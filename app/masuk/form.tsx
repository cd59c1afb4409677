'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { fetchOwnKey } from '@/app/petugas/own-key'
import { unlock } from '@/app/petugas/unlock'
import { wipeKey } from '@/app/petugas/vault'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { PasswordField } from '@/components/password-field'
import { Working } from '@/components/working'
import { signIn, type SignInOutcome } from './sign-in'

/**
 * Signs in and unlocks the key with one password, which stays in this browser. The fields have no names, so that a press
 * before this code runs can send nothing.
 */
export function SignInForm() {
  const t = useTranslations('signin')
  const errors = useTranslations('errors')
  const router = useRouter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'derive' | 'send' | 'key' | null>(null)
  const [done, setDone] = useState(0)
  const [trouble, setTrouble] = useState<Exclude<SignInOutcome, 'ok'> | null>(null)
  const [problems, setProblems] = useState<ReturnType<typeof problemsOf>>({})

  // Whoever is signed in already goes on; else no key may lie about.
  useEffect(() => {
    fetchOwnKey()
      .then((own) => (own ? router.replace('/petugas') : wipeKey()))
      .catch(() => {})
  }, [router])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (step) return
    setTrouble(null)
    const found = problemsOf(email, password)
    setProblems(found)
    if (found.email) return document.getElementById('email')?.focus()
    if (found.password) return document.getElementById('kata-sandi')?.focus()
    setDone(0)
    setStep('derive')
    const outcome = await enter().catch(() => 'unavailable' as const)
    if (outcome === 'ok') return router.replace('/petugas')
    setTrouble(outcome)
    setStep(null)
  }

  async function enter(): Promise<SignInOutcome> {
    const { deriveFromPassword } = await import('@/lib/sealing/derive')
    const { auth, sealKey } = await deriveFromPassword(password, email, { onProgress: setDone })
    try {
      setStep('send')
      const outcome = await signIn(email, auth, code)
      if (outcome !== 'ok') return outcome
      setStep('key')
      // Whatever keeps the key shut (no key, an old browser, a broken line) is said where the key is needed.
      const own = await fetchOwnKey().catch(() => null)
      if (own) await unlock(own, sealKey)
      return 'ok'
    } finally {
      sealKey.fill(0)
    }
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex max-w-md flex-col gap-5" aria-busy={step !== null}>
      {trouble && (
        <Notice tone="danger" title={t(`trouble.${trouble}.title`)} live>
          {t(`trouble.${trouble}.text`)}
        </Notice>
      )}
      <Field id="email" label={t('email')} error={problems.email && errors(problems.email)}>
        {(aria) => (
          <input
            {...aria}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
            className={CONTROL}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <PasswordField
        id="kata-sandi"
        label={t('password')}
        error={problems.password && errors(problems.password)}
        words={{ show: t('show'), hide: t('hide') }}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Field id="kode" label={t('code')} hint={t('codeHint')} optional={t('codeOptional')}>
        {(aria) => (
          <input
            {...aria}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={64}
            className={`${CONTROL} font-mono`}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      {step && <Working label={t(`working.${step}`)} done={step === 'derive' ? done : undefined} />}
      <Button type="submit" aria-disabled={step !== null || undefined}>
        {t('submit')}
      </Button>
      <p className="text-soft">{t('stays')}</p>
    </form>
  )
}

/** What is missing, said beside the field; whether an account has this address is never said. */
const problemsOf = (email: string, password: string) =>
  ({
    email: email.trim() === '' ? 'REQUIRED' : /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? undefined : 'EMAIL',
    password: password === '' ? 'REQUIRED' : undefined,
  }) as { email?: 'REQUIRED' | 'EMAIL'; password?: 'REQUIRED' }
