import type { ComponentType } from 'react'
import { useTranslations } from 'use-intl'
import type { UseFormReturn } from 'react-hook-form'
import { EvidenceField } from '@/components/evidence/evidence-field'
import type { Evidence } from '@/components/evidence/use-evidence'
import type { Places } from '@/lib/data/public-places'
import type { Report } from '@/lib/domain/report'
import { REPORT_MAX, type ReportForm } from '@/lib/domain/report-form'
import type { Step } from '@/lib/domain/report-steps'
import type { Reader } from './answers'
import type { Binding } from './binding'
import { AmountField, PaidFields, SourceFields, WhenFields, WhoField } from './detail-fields'
import { ComplaintFields, ExperienceFields } from './experience-fields'
import { StepHeading } from './group'
import { Intro } from './intro'
import { NameSearch } from './name-search'
import { offeredAt } from './offered'
import { ServiceField, SpotField, UnitField } from './place-fields'
import { AvoidField, ExcludedFields, IdentityFields } from './reader-fields'
import { StoryField } from './story-field'

export type StepProps = {
  form: UseFormReturn<ReportForm, unknown, Report>
  bind: Binding
  places: Places
  leads: readonly Reader[]
  evidence: Evidence
}

/** What each page of the form shows. Which pages somebody is led through says lib/domain/report-steps.ts. */
export const STEP_PAGES: Record<Step, ComponentType<StepProps>> = {
  experience: ({ bind }) => (
    <>
      <Intro />
      <ExperienceFields bind={bind} />
    </>
  ),
  complaint: ({ bind }) => <ComplaintFields bind={bind} />,
  office: OfficeStep,
  service: ServiceStep,
  story: StoryStep,
  amount: AmountStep,
  when: ({ bind }) => <WhenFields bind={bind} heading />,
  who: WhoStep,
  source: ({ bind }) => <SourceFields bind={bind} heading />,
  evidence: EvidenceStep,
  readers: ReadersStep,
  identity: IdentityStep,
}

function OfficeStep({ form, bind, places }: StepProps) {
  const t = useTranslations('report.place')
  function choose(id: string) {
    form.setValue('unitId', id)
    // Another office may offer other services.
    form.setValue('serviceId', '')
  }
  return (
    <>
      <StepHeading>{t('question')}</StepHeading>
      <NameSearch words="office" among={places.units} chosen={form.watch('unitId')} onChoose={choose} />
      <UnitField bind={bind} units={places.units} label={t('unitList')} />
      <SpotField bind={bind} />
    </>
  )
}

function ServiceStep({ form, bind, places }: StepProps) {
  const t = useTranslations('report.place')
  const services = offeredAt(places, form.getValues('unitId'))
  return (
    <>
      <StepHeading>{t('service')}</StepHeading>
      <NameSearch
        words="service"
        among={services}
        chosen={form.watch('serviceId')}
        onChoose={(id) => form.setValue('serviceId', id)}
      />
      <ServiceField bind={bind} services={services} label={t('unitList')} />
    </>
  )
}

function StoryStep({ form, bind }: StepProps) {
  const t = useTranslations('report.story')
  const used = [...form.watch('story')].length
  return (
    <>
      <StepHeading>{t('question')}</StepHeading>
      <StoryField
        bind={bind}
        note={used > REPORT_MAX.story * 0.8 ? t('count', { used, max: REPORT_MAX.story }) : undefined}
      />
    </>
  )
}

function AmountStep({ form, bind, places }: StepProps) {
  const t = useTranslations('report.details')
  const experience = form.getValues('experience')
  const service = places.services.find(({ id }) => id === form.getValues('serviceId'))
  return (
    <>
      <StepHeading>{t(experience === 'insider' ? 'worth' : 'amount')}</StepHeading>
      <AmountField bind={bind} label={t('amountLabel')} service={service} official={experience !== 'insider'} />
      {experience === 'demanded' && <PaidFields bind={bind} />}
    </>
  )
}

function WhoStep({ form, bind }: StepProps) {
  const t = useTranslations('report.details')
  return (
    <>
      <StepHeading>{t(form.getValues('experience') === 'honest' ? 'whoHonest' : 'who')}</StepHeading>
      <WhoField bind={bind} label={t('whoLabel')} />
    </>
  )
}

/** Files are sealed and on their way as soon as they are chosen, while the next questions are answered. */
function EvidenceStep({ evidence }: StepProps) {
  const t = useTranslations('evidence')
  return (
    <>
      <StepHeading>{t('question')}</StepHeading>
      <EvidenceField evidence={evidence} sendsAtOnce />
    </>
  )
}

function ReadersStep({ bind, leads }: StepProps) {
  return (
    <>
      <ExcludedFields bind={bind} leads={leads} heading />
      <AvoidField bind={bind} />
    </>
  )
}

function IdentityStep({ bind }: StepProps) {
  const t = useTranslations('report.readers')
  return (
    <>
      <IdentityFields bind={bind} heading />
      <p className="rounded-md bg-tint px-3 py-2">{t('protection')}</p>
    </>
  )
}
