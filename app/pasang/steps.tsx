'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { RecoveryKey } from '@/app/account/recovery-key'
import { ButtonLink } from '@/components/button'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import type { FieldProblem, Result } from '@/lib/domain/result'
import type { SetupForm } from '@/lib/domain/setup'
import { checkToken, setUp } from './actions'
import { type Prepared, prepare } from './prepare'
import { SetupFields } from './setup-fields'

type Step = 'fill' | 'working' | 'recovery' | 'sending' | 'done'
type Trouble = {
  code: 'INVALID' | 'LIMITED' | 'CONFLICT' | 'UNAVAILABLE' | 'UNSUPPORTED'
  fields?: Record<string, FieldProblem>
}

/** Fill in → make keys → show the recovery key → send it all at once. What was typed stays on every way back. */
export function SetupSteps() {
  const t = useTranslations('setup')
  const [step, setStep] = useState<Step>('fill')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [done, setDone] = useState(0)
  const [prepared, setPrepared] = useState<Prepared | null>(null)

  useEffect(() => {
    if (step !== 'fill') window.scrollTo({ top: 0 }) // a step is shorter than the form before it
  }, [step])

  async function make(form: SetupForm) {
    setTrouble(null)
    setStep('working')
    setDone(0)
    const door = await checkToken({ token: form.token }).catch(noAnswer)
    if (!door.ok) return back('fill', door)
    try {
      setPrepared(await prepare(form, setDone))
      setStep('recovery')
    } catch {
      setTrouble({ code: 'UNSUPPORTED' })
      setStep('fill')
    }
  }

  async function send() {
    if (!prepared || step === 'sending') return
    setTrouble(null)
    setStep('sending')
    const answer = await setUp(prepared.setup).catch(noAnswer)
    if (!answer.ok) return back(answer.error.fields ? 'fill' : 'recovery', answer)
    setPrepared(null)
    setStep('done')
  }

  function back(to: Step, { error }: { error: { code: string; fields?: Record<string, FieldProblem> } }) {
    const code = error.code === 'NOT_FOUND' ? 'CONFLICT' : error.code
    setTrouble({ code: isTrouble(code) ? code : 'UNAVAILABLE', fields: error.fields })
    setStep(to)
  }

  const problem = trouble && (
    <Notice tone="danger" live>
      {t(`trouble.${trouble.code}`)}
    </Notice>
  )
  if (step === 'done') {
    return (
      <Notice tone="success" title={t('done.title')} live>
        <p className="mb-3">{t('done.text')}</p>
        <ButtonLink href="/masuk">{t('done.signIn')}</ButtonLink>
      </Notice>
    )
  }
  return (
    <>
      {/* Hidden, not gone: what was typed is still there on the way back. */}
      <div hidden={step !== 'fill'} className={step === 'fill' ? 'flex flex-col gap-6' : undefined}>
        {step === 'fill' && problem}
        <SetupFields problems={trouble?.fields ?? {}} onReady={make} />
      </div>
      {step === 'working' && <Working label={t('working')} done={done} />}
      {(step === 'recovery' || step === 'sending') && prepared && (
        <RecoveryKey
          made={prepared.recovery}
          submit={t(step === 'sending' ? 'recovery.sending' : 'recovery.create')}
          sending={step === 'sending'}
          onSaved={send}
        >
          {problem}
        </RecoveryKey>
      )}
    </>
  )
}

const isTrouble = (code: string): code is Trouble['code'] => ['INVALID', 'LIMITED', 'CONFLICT'].includes(code)

const noAnswer = (): Result<never> => ({ ok: false, error: { code: 'UNAVAILABLE' } })
