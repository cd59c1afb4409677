'use client'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { DraftBox } from '@/components/draft/draft-box'
import { Lock } from '@/components/icons'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import { dayOf } from '@/lib/domain/calendar'
import { UNKNOWN_FIELDS, type Step } from '@/lib/domain/report-steps'
import { Answers } from './answers'
import { useFormBinding } from './form-binding'
import { Fingerprint } from './fingerprint'
import { StepHeading } from './group'
import { isReady, ReportEvidence } from './report-evidence'
import { ReceiptKeeper } from './receipt-keeper'
import { STEP_PAGES } from './steps'
import { Unsent } from './unsent'
import { useLeaveWarning } from './use-leave-warning'
import { useReport, type ReportSetup } from './use-report'

export type WizardProps = ReportSetup & { sign: string }

/** What comes after the first page: one question a page, the check, the sending, the receipt. Only a sealed report is sent. */
export function Wizard({ sign, ...setup }: WizardProps) {
  const t = useTranslations('report')
  const { places } = setup
  const report = useReport(setup)
  const { phase, form } = report
  const box = useFocusOnChange(phase.name)
  useLeaveWarning(phase.name !== 'receipt')

  const bind = useFormBinding(form)

  function stepPage(step: Step): ReactNode {
    const steps = report.steps()
    const number = steps.indexOf(step) + 1
    const StepPage = STEP_PAGES[step]
    return (
      <>
        {/* "dialog" outside a dialog: before this code runs, a press sends nothing anywhere. */}
        <form
          method="dialog"
          noValidate
          autoComplete="off"
          className="flex flex-col gap-6"
          onFocus={step === 'story' ? report.prepare : undefined}
          onSubmit={(event) => {
            event.preventDefault()
            void report.next(step)
          }}
        >
          {number > 1 && <Progress step={number} steps={steps.length} />}
          <StepPage form={form} bind={bind} places={places} leads={setup.leads} evidence={report.evidence} />
          {report.offline && (
            <Notice tone="danger" title={t('failed.offline.title')} live>
              {t('failed.offline.body')}
            </Notice>
          )}
          <div className="flex flex-wrap gap-3">
            <Button type="submit">{t('next')}</Button>
            {UNKNOWN_FIELDS[step] && (
              <Button variant="secondary" onClick={() => void report.skip(step)}>
                {t('unknown')}
              </Button>
            )}
            {step !== 'experience' && (
              <Button variant="quiet" onClick={report.back}>
                {t('previous')}
              </Button>
            )}
          </div>
          <Fingerprint sign={sign} />
        </form>
        <DraftBox draft={report.draft} answers={form.getValues} />
      </>
    )
  }

  function page(): ReactNode {
    switch (phase.name) {
      case 'check':
        return (
          <div className="flex flex-col gap-6">
            <StepHeading>{t('check.question')}</StepHeading>
            <p>{t('check.lead')}</p>
            <Answers
              form={form.getValues()}
              places={places}
              leads={setup.leads}
              today={dayOf(new Date())}
              action={(step, what) => (
                <Button variant="quiet" aria-label={t('check.changeOf', { what })} onClick={() => report.change(step)}>
                  {t('check.change')}
                </Button>
              )}
            />
            <ReportEvidence evidence={report.evidence} onAdd={() => report.change('evidence')} onFirst={report.first} />
            <Button
              className="self-start"
              aria-disabled={!isReady(report.evidence) || undefined}
              onClick={() => isReady(report.evidence) && void report.submit()}
            >
              <Lock /> {t('check.send')}
            </Button>
            <Fingerprint sign={sign} />
          </div>
        )
      case 'sending':
        return (
          <div className="flex flex-col gap-3">
            <StepHeading>{t('check.send')}</StepHeading>
            <Working label={t(`sending.${phase.stage}`)} />
            <p className="text-soft">{t('sending.hint')}</p>
          </div>
        )
      case 'failed':
        return (
          <div className="flex flex-col gap-6">
            <StepHeading>{t(`failed.${phase.reason}.title`)}</StepHeading>
            {phase.waiting === null ? (
              <Notice tone="warning" live>
                {t(`failed.${phase.reason}.body`, { minutes: phase.minutes })}
              </Notice>
            ) : (
              <Unsent
                code={phase.waiting}
                aside={report.evidence.aside()}
                busyFor={phase.reason === 'NETWORK' ? null : phase.minutes}
              />
            )}
            <ul className="list-disc pl-5">
              {Object.keys(form.formState.errors).map((name) => (
                <li key={name}>{bind.problem(name as keyof typeof form.formState.errors & 'story')}</li>
              ))}
            </ul>
            <div className="flex flex-wrap gap-3">
              {phase.reason !== 'INVALID' && phase.reason !== 'TOO_LARGE' && (
                <Button onClick={() => void report.submit()}>{t('failed.again')}</Button>
              )}
              <Button variant="secondary" onClick={report.toCheck}>
                {t('failed.edit')}
              </Button>
            </div>
          </div>
        )
      case 'receipt':
        return <ReceiptKeeper facts={phase.facts} />
      default:
        return stepPage(phase.name)
    }
  }

  return (
    <div ref={box} className="flex flex-col gap-6">
      {page()}
    </div>
  )
}

/** How far somebody has come, in words and as a bar. */
function Progress({ step, steps }: { step: number; steps: number }) {
  const t = useTranslations('report')
  return (
    <p className="flex flex-col gap-1 text-soft">
      {t('step', { step, steps })}
      <progress aria-hidden value={step} max={steps} className="h-2 w-full" />
    </p>
  )
}

/** A new page of the form begins at its top, and screen readers begin with its question. */
function useFocusOnChange(phase: string) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    box.current?.querySelector<HTMLElement>('[data-step-heading]')?.focus({ preventScroll: true })
  }, [phase])
  return box
}
