'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/components/button'
import { PlainEvidenceField, PlainProblemText } from '@/components/evidence/plain-field'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import { SubmitButton } from '@/components/submit-button'
import type { Places } from '@/lib/data/public-places'
import type { Day } from '@/lib/domain/calendar'
import { EMPTY_REPORT, type ReportForm } from '@/lib/domain/report-form'
import { Answers, type Reader } from './answers'
import { plainBinding, type FieldName } from './binding'
import { WHEN_CHOSEN } from './choice-card'
import { AmountField, PaidFields, SourceFields, WhenFields, WhoField } from './detail-fields'
import { ExperienceFields } from './experience-fields'
import { Fingerprint } from './fingerprint'
import { StepHeading } from './group'
import { Intro } from './intro'
import { ServiceField, SpotField, UnitField } from './place-fields'
import { AvoidedFields, IdentityFields } from './reader-fields'
import { TRAP, type PlainState } from './plain-state'
import { Receipt } from './receipt'
import { StoryField } from './story-field'
import { usePlainForm } from './use-plain-form'

export type PlainAction = (previous: PlainState, form: FormData) => Promise<PlainState>
export type PlainReportProps = {
  action: PlainAction
  token: string
  unitId: string
  places: Places
  leads: readonly Reader[]
  today: Day
  sign: string
}

/** /lapor on one page: a form that is posted as it is and answered in the same place. The server seals. */
export function PlainReport({ action, token, unitId, places, leads, today, sign }: PlainReportProps) {
  const t = useTranslations('report')
  const [state, submit] = usePlainForm<PlainState>(action, {
    ...{ phase: 'form', token, problems: {} },
    values: { ...EMPTY_REPORT, unitId },
  })
  if (state.phase === 'receipt')
    return (
      <Receipt
        facts={state.facts}
        tools={<p className="font-semibold">{t('plain.write')}</p>}
        onward={
          <>
            <SentFiles {...state.evidence} />
            <ButtonLink href="/lacak?cara=polos" className="self-start">
              {t('receipt.track')}
            </ButtonLink>
          </>
        }
      />
    )
  return (
    <form action={submit} noValidate autoComplete="off" className="group/report flex flex-col gap-8">
      <input type="hidden" name="token" value={state.token} />
      <div hidden>
        <label htmlFor="isi-jebakan">{t('plain.trap')}</label>
        <input id="isi-jebakan" name={TRAP} tabIndex={-1} autoComplete="off" />
      </div>
      {state.phase === 'check' ? (
        <>
          <StepHeading>{t('check.question')}</StepHeading>
          <p>{t('check.lead')}</p>
          <Answers form={state.values} places={places} leads={leads} today={today} />
          <HiddenAnswers values={state.values} />
          <PlainEvidenceField problem={state.evidence} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="send" pending={t('plain.sending')}>
              {t('check.send')}
            </SubmitButton>
            <Button type="submit" variant="secondary" name="intent" value="edit">
              {t('plain.edit')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Fields state={state} places={places} leads={leads} />
          <SubmitButton name="intent" value="check" pending={t('plain.checking')} className="self-start">
            {t('plain.check')}
          </SubmitButton>
        </>
      )}
      <Fingerprint sign={sign} />
    </form>
  )
}

/** What became of the files: the report is stored whatever that is. */
function SentFiles({ sent, problem }: Extract<PlainState, { phase: 'receipt' }>['evidence']) {
  const t = useTranslations('evidence')
  if (problem)
    return (
      <Notice tone="warning" title={t('plain.later')}>
        <PlainProblemText problem={problem} />
      </Notice>
    )
  return sent > 0 && <Notice tone="success">{t('given', { count: sent })}</Notice>
}

/** Under which words a problem is listed. */
const QUESTION = {
  experience: 'experience.question',
  complaint: 'complaint.label',
  unitId: 'place.unit',
  place: 'place.spot',
  serviceId: 'place.service',
  story: 'story.question',
  amount: 'details.amount',
  paid: 'paid.question',
  when: 'details.when',
  day: 'details.day',
  who: 'details.who',
  source: 'source.question',
  excluded: 'readers.excluded',
  avoid: 'readers.avoid',
  identity: 'readers.identity',
  name: 'readers.name',
  contact: 'readers.contact',
} as const satisfies Record<FieldName, string>

function Fields({
  state: { values, problems, failure, said },
  places,
  leads,
}: {
  state: Extract<PlainState, { phase: 'form' }>
  places: Places
  leads: readonly Reader[]
}) {
  const t = useTranslations('report')
  const errors = useTranslations('errors')
  const bind = plainBinding(values, (name) => problems[name] && problemText(errors, problems[name]), 'isi-')
  const wrong = Object.keys(problems)
  return (
    <>
      <Intro server />
      <Notice tone="info">{t('plain.notice')}</Notice>
      {(failure ?? (said !== undefined || wrong.length > 0)) && (
        <Notice tone="danger" title={said ?? (failure ? errors(`failure.${failure}`) : errors('summary'))} live>
          <p>{errors('kept')}</p>
          <ul className="list-disc pl-5">
            {wrong.map((name) => (
              <li key={name}>
                <a href={`#${bind.id(name)}`} className="text-link underline">
                  {name in QUESTION && `${t(QUESTION[name as FieldName])} – `}
                  {bind.problem(name as FieldName)}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ExperienceFields bind={bind} complaint />
      <Section question={t('place.question')}>
        <UnitField bind={bind} units={places.units} label={t('place.unit')} />
        <SpotField bind={bind} />
        <ServiceField bind={bind} services={places.services} label={t('place.service')} />
      </Section>
      <Section question={t('story.question')}>
        <StoryField bind={bind} />
      </Section>
      <Section question={t('details.question')}>
        <AmountField bind={bind} label={t('details.amount')} />
        <div className={`${WHEN_CHOSEN} group-has-[[value=demanded]:checked]/report:block`}>
          <PaidFields bind={bind} />
        </div>
        <WhenFields bind={bind} />
        <WhoField bind={bind} label={t('details.who')} hint={t('details.whoHint')} />
        <div className={`${WHEN_CHOSEN} group-has-[[value=insider]:checked]/report:block`}>
          <SourceFields bind={bind} />
        </div>
      </Section>
      <Section question={t('readers.question')}>
        <AvoidedFields bind={bind} leads={leads} open={values.excluded.length > 0 || values.avoid !== ''} />
        <IdentityFields bind={bind} />
        <p className="rounded-md bg-tint px-3 py-2">{t('readers.protection')}</p>
      </Section>
    </>
  )
}

function Section({ question, children }: { question: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <StepHeading>{question}</StepHeading>
      {children}
    </section>
  )
}

/** The answers on the check page, so that sending needs nothing but this page. */
function HiddenAnswers({ values: { excluded, ...texts } }: { values: ReportForm }) {
  return (
    <>
      {Object.entries(texts).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {excluded.map((id) => (
        <input key={id} type="hidden" name="excluded" value={id} />
      ))}
    </>
  )
}
