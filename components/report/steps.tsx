import { useTranslations } from 'use-intl'
import type { UseFormReturn } from 'react-hook-form'
import type { Places } from '@/lib/data/public-places'
import { asksAmount, type Experience } from '@/lib/domain/experience'
import type { Report } from '@/lib/domain/report'
import { REPORT_MAX, type ReportForm } from '@/lib/domain/report-form'
import type { Reader, Step } from './answers'
import type { Binding } from './binding'
import { AmountField, WhenFields, WhoField } from './detail-fields'
import { ExperienceFields } from './experience-fields'
import { StepHeading } from './group'
import { Intro } from './intro'
import { offeredAt } from './offered'
import { ServiceField, SpotField, UnitField } from './place-fields'
import { ExcludedFields, IdentityFields } from './reader-fields'
import { StoryField } from './story-field'
import { UnitSearch } from './unit-search'

type StepProps = {
  form: UseFormReturn<ReportForm, unknown, Report>
  bind: Binding
  places: Places
  leads: readonly Reader[]
}

/** The fields of one step. */
export function StepFields({ step, ...props }: StepProps & { step: Step }) {
  switch (step) {
    case 'experience':
      return (
        <>
          <Intro />
          <ExperienceFields bind={props.bind} />
        </>
      )
    case 'place':
      return <PlaceStep {...props} />
    case 'story':
      return <StoryStep {...props} />
    case 'details':
      return <DetailsStep {...props} />
    case 'readers':
      return <ReadersStep {...props} />
  }
}

function PlaceStep({ form, bind, places }: StepProps) {
  const t = useTranslations('report.place')
  const unitId = form.watch('unitId')
  const unit = places.units.find(({ id }) => id === unitId)
  const services = offeredAt(places, unitId)
  function choose(id: string) {
    form.setValue('unitId', id)
    // Another office may offer other services.
    form.setValue('serviceId', '')
  }
  return (
    <>
      <StepHeading>{t('question')}</StepHeading>
      <UnitSearch units={places.units} chosen={unitId} onChoose={choose} />
      <UnitField bind={bind} units={places.units} label={t('unitList')} />
      <SpotField bind={bind} />
      {services.length > 0 && <ServiceField key={unit?.offers} bind={bind} services={services} />}
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

function DetailsStep({ form, bind, places }: StepProps) {
  const t = useTranslations('report.details')
  const service = places.services.find(({ id }) => id === form.getValues('serviceId'))
  return (
    <>
      <StepHeading>{t('question')}</StepHeading>
      {asksAmount(form.getValues('experience') as Experience) && <AmountField bind={bind} service={service} />}
      <WhenFields bind={bind} />
      <WhoField bind={bind} />
    </>
  )
}

function ReadersStep({ form, bind, leads }: StepProps) {
  const t = useTranslations('report.readers')
  return (
    <>
      <StepHeading>{t('question')}</StepHeading>
      <ExcludedFields bind={bind} leads={leads} open={form.getValues('excluded').length > 0} />
      <IdentityFields bind={bind} />
    </>
  )
}
