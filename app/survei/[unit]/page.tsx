import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { unitNamed } from '@/lib/data/public-boards'
import { getT } from '@/lib/locale'
import { sendSurvey } from './actions'
import { SurveyForm } from './survey-form'

type Props = { params: Promise<{ unit: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [unit, t] = await Promise.all([unitNamed((await params).unit), getT('survey')])
  return { title: unit ? t('title', { unit: unit.name }) : undefined }
}

/** How was the service? Nine questions by the regulation and one of ours, for whoever was at this office. */
export default async function SurveyPage({ params }: Props) {
  const unit = await unitNamed((await params).unit)
  if (!unit) notFound()
  const t = await getT('survey')
  return (
    <Page
      title={t('title', { unit: unit.name })}
      lead={t('lead')}
      back={{ href: `/layanan/${unit.slug}`, label: unit.name }}
    >
      <p>{t('anonymous')}</p>
      <Messages namespaces={['survey.form']}>
        <SurveyForm action={sendSurvey} form={randomUUID()} unit={unit.slug} />
      </Messages>
      <TextLink href={`/survei/${unit.slug}/hasil`} className="self-start">
        {t('results.link')}
      </TextLink>
    </Page>
  )
}
