'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/components/button'
import { Notice } from '@/components/notice'
import { TextLink } from '@/components/text-link'
import { Working } from '@/components/working'
import type { Seat } from '@/lib/data/invitations'
import { invitationTokenSchema } from '@/lib/domain/invitation'
import { fail, type FieldProblem } from '@/lib/domain/result'
import { activateAccount, openInvitation } from './actions'
import { CodeForm } from './code-form'
import { type Prepared, prepare } from './prepare'
import { PasswordForm } from './password-form'

type Trouble = 'NOT_FOUND' | 'LIMITED' | 'UNAVAILABLE' | 'UNSUPPORTED'
type Step =
  | { at: 'looking' }
  | { at: 'void'; trouble: Trouble }
  | { at: 'choose'; trouble?: Trouble }
  | { at: 'making'; done: number }
  | { at: 'code'; prepared: Prepared; trouble?: Trouble; problem?: FieldProblem }
  | { at: 'send'; prepared: Prepared; trouble?: Trouble }
  | { at: 'done'; fingerprint: string | null; awaitsLead: boolean }

/** Reads the link, has a password chosen, makes the key here, and sends what may be sent. */
export function ActivationSteps() {
  const t = useTranslations('activation')
  const roles = useTranslations('desk.roles')
  const [token, setToken] = useState('')
  const [seat, setSeat] = useState<Seat | null>(null)
  const [step, setStep] = useState<Step>({ at: 'looking' })

  useEffect(() => {
    const given = invitationTokenSchema.safeParse(window.location.hash.slice(1))
    const answer = given.success
      ? openInvitation({ token: given.data }).catch(noAnswer)
      : Promise.resolve({ ok: false, error: { code: 'NOT_FOUND' } } as const)
    let gone = false
    void answer.then((found) => {
      if (gone) return
      if (!found.ok) return setStep({ at: 'void', trouble: troubleOf(found.error.code) })
      setToken(given.data ?? '')
      setSeat(found.value)
      setStep({ at: 'choose' })
    })
    return () => {
      gone = true
    }
  }, [])

  async function make(chosen: Seat, password: string) {
    setStep({ at: 'making', done: 0 })
    try {
      const prepared = await prepare(token, chosen, password, (done) => setStep({ at: 'making', done }))
      if (chosen.secondFactor) setStep({ at: 'code', prepared })
      else await send(prepared)
    } catch {
      setStep({ at: 'choose', trouble: 'UNSUPPORTED' })
    }
  }

  async function send(prepared: Prepared, code = '') {
    setStep({ at: 'making', done: 1 })
    const answer = await activateAccount({ ...prepared.activation, code }).catch(noAnswer)
    if (!answer.ok) {
      const problem = answer.error.fields?.code
      if (problem) return setStep({ at: 'code', prepared, problem })
      const trouble = troubleOf(answer.error.code)
      if (trouble === 'NOT_FOUND') return setStep({ at: 'void', trouble })
      return setStep({ at: seat?.secondFactor ? 'code' : 'send', prepared, trouble })
    }
    // The link is used up: it need not stay in the address or the history.
    window.history.replaceState(null, '', window.location.pathname)
    setStep({ at: 'done', fingerprint: prepared.fingerprint, awaitsLead: answer.value.awaitsLead })
  }

  if (step.at === 'looking') return <p className="text-soft">{t('looking')}</p>
  if (step.at === 'void') return <Problem trouble={step.trouble} />
  if (step.at === 'done') return <Done {...step} />
  return (
    <>
      {seat && (
        <div className="rounded-md bg-tint px-4 py-3">
          <p className="text-xl font-bold">{seat.name}</p>
          <p>{[roles(seat.role), seat.title, seat.unit].filter(Boolean).join(' · ')}</p>
          <p className="wrap-anywhere">{seat.email}</p>
        </div>
      )}
      {step.at !== 'making' && step.trouble && <Problem trouble={step.trouble} />}
      {/* Hidden, not gone: what was typed is still there on the way back. */}
      <div hidden={step.at !== 'choose'}>
        {seat && <PasswordForm about={[seat.name, seat.email]} onReady={(password) => make(seat, password)} />}
      </div>
      {step.at === 'making' && <Working label={t('working')} done={step.done} />}
      {step.at === 'code' && <CodeForm problem={step.problem} onReady={(code) => send(step.prepared, code)} />}
      {step.at === 'send' && (
        <Button className="self-start" onClick={() => send(step.prepared)}>
          {t('retry')}
        </Button>
      )}
    </>
  )
}

function Problem({ trouble }: { trouble: Trouble }) {
  const t = useTranslations('activation')
  return (
    <Notice tone="danger" live>
      {t(`trouble.${trouble}`)}
    </Notice>
  )
}

function Done({ fingerprint, awaitsLead }: { fingerprint: string | null; awaitsLead: boolean }) {
  const t = useTranslations('activation')
  return (
    <Notice tone="success" title={t('done')} live>
      <p className="mb-3">{t(awaitsLead ? 'awaitsLead' : 'ready')}</p>
      {awaitsLead && fingerprint && (
        <p>
          {t('fingerprint')} <b className="font-mono">{fingerprint}</b>
        </p>
      )}
      {awaitsLead && <TextLink href="/pemulihan">{t('recover')}</TextLink>}
      {!awaitsLead && <ButtonLink href="/masuk">{t('signIn')}</ButtonLink>}
    </Notice>
  )
}

const noAnswer = () => fail('UNAVAILABLE')

const troubleOf = (code: string): Trouble =>
  code === 'NOT_FOUND' || code === 'INVALID' ? 'NOT_FOUND' : code === 'LIMITED' ? 'LIMITED' : 'UNAVAILABLE'
