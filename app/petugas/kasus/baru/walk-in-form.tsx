import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { EvidenceField } from '@/components/evidence/evidence-field'
import { Lock } from '@/components/icons'
import { Notice } from '@/components/notice'
import { WHEN_CHOSEN } from '@/components/report/choice-card'
import { AmountField, PaidFields, SourceFields, WhenFields, WhoField } from '@/components/report/detail-fields'
import { ExperienceFields } from '@/components/report/experience-fields'
import { useFormBinding } from '@/components/report/form-binding'
import { StepHeading } from '@/components/report/group'
import { offeredAt } from '@/components/report/offered'
import { ServiceField, SpotField, UnitField } from '@/components/report/place-fields'
import { AvoidField, ExcludedFields, IdentityFields } from '@/components/report/reader-fields'
import { isReady } from '@/components/report/report-evidence'
import { StoryField } from '@/components/report/story-field'
import { useLeaveWarning } from '@/components/report/use-leave-warning'
import { Working } from '@/components/working'
import { CameFields } from './came-fields'
import type { useWalkIn, WalkInSetup } from './use-walk-in'

/**
 * Every question on one page, read out or copied from the letter. Who must not read it stands before the story: an officer
 * who is named there can still fetch another before anything is told.
 */
export function WalkInFormPage({
  officerId,
  today,
  places,
  leads,
  walkIn: { phase, report, came, evidence, prepare, submit },
}: WalkInSetup & { walkIn: ReturnType<typeof useWalkIn> }) {
  const t = useTranslations('walkIn')
  const words = useTranslations('report')
  const files = useTranslations('evidence')
  const errors = useTranslations('errors')
  const bind = useFormBinding(report)
  const [unitId, excluded] = report.watch(['unitId', 'excluded'])
  const sending = phase.name === 'sending'
  useLeaveWarning(report.formState.isDirty)
  const wrong = Object.keys(report.formState.errors).length + Object.keys(came.formState.errors).length > 0
  const waiting = !isReady(evidence)

  return (
    <form
      method="dialog" // outside a dialog: before this code runs, a press sends nothing anywhere
      noValidate
      autoComplete="off"
      aria-busy={sending}
      className="group/report flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        if (!waiting) void submit()
      }}
    >
      <CameFields form={came} today={today} />
      <div className="flex flex-col gap-4">
        <ExcludedFields bind={bind} leads={leads} heading />
        {excluded.includes(officerId) && (
          <Notice tone="warning" title={t('self.title')} live>
            {t('self.body')}
          </Notice>
        )}
        <AvoidField bind={bind} />
      </div>
      <ExperienceFields bind={bind} complaint />
      <Part question={words('place.question')}>
        <UnitField bind={bind} units={places.units} label={words('place.unit')} />
        <SpotField bind={bind} />
        <ServiceField
          bind={bind}
          services={unitId ? offeredAt(places, unitId) : places.services}
          label={words('place.service')}
        />
      </Part>
      <div className="flex flex-col gap-4" onFocus={prepare}>
        <StepHeading>{words('story.question')}</StepHeading>
        <StoryField bind={bind} />
      </div>
      <Part question={words('details.question')}>
        <AmountField bind={bind} label={words('details.amount')} />
        <div className={`${WHEN_CHOSEN} group-has-[[value=demanded]:checked]/report:block`}>
          <PaidFields bind={bind} />
        </div>
        <WhenFields bind={bind} />
        <WhoField bind={bind} label={words('details.who')} hint={words('details.whoHint')} />
        <div className={`${WHEN_CHOSEN} group-has-[[value=insider]:checked]/report:block`}>
          <SourceFields bind={bind} />
        </div>
      </Part>
      <Part question={files('question')}>
        <p className="text-soft">{t('files')}</p>
        <EvidenceField evidence={evidence} sendsAtOnce />
      </Part>
      <IdentityFields bind={bind} heading />
      {phase.name === 'form' && (phase.failed ?? wrong) && (
        <Notice tone="danger" title={wrong ? errors('summary') : undefined} live>
          {phase.failed && phase.failed !== 'INVALID' ? t(`failed.${phase.failed}`) : errors('kept')}
        </Notice>
      )}
      {sending && <Working label={t(phase.stage === 'sealing' ? 'sealing' : 'sending')} />}
      <div className="flex flex-col items-start gap-2">
        <Button type="submit" aria-disabled={sending || waiting || undefined}>
          <Lock /> {t('submit')}
        </Button>
        <p role="status">{waiting && files('wait')}</p>
        <p className="text-sm text-soft">{t('noted')}</p>
      </div>
    </form>
  )
}

function Part({ question, children }: { question: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <StepHeading>{question}</StepHeading>
      {children}
    </section>
  )
}
