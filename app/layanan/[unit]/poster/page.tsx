import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signOf } from '@/app/lapor/sign'
import { formatDay } from '@/components/format'
import { Mark } from '@/components/mark'
import { Page } from '@/components/page'
import { PrintButton } from '@/components/print-button'
import { QrCode } from '@/components/qr-code'
import { unitNamed } from '@/lib/data/public-boards'
import { recipients } from '@/lib/data/public-recipients'
import { dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'
import { absolute } from '@/lib/site'
import './poster.css'

type Props = { params: Promise<{ unit: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [unit, t] = await Promise.all([unitNamed((await params).unit), getT('poster')])
  return { title: unit ? t('title', { unit: unit.name }) : undefined }
}

/** A sheet to hang up in an office: the way to its board, to a report and to the survey, what is free, and by which sign to know the form. */
export default async function PosterPage({ params }: Props) {
  const unit = await unitNamed((await params).unit)
  if (!unit) notFound()
  const [readers, t, foot, locale] = await Promise.all([recipients(), getT('poster'), getT('common.foot'), getLocale()])
  const board = absolute(`/layanan/${unit.slug}`)
  const report = absolute(`/lapor?unit=${unit.slug}`)
  const survey = absolute(`/survei/${unit.slug}`)
  return (
    <Page
      title={t('title', { unit: unit.name })}
      lead={t('lead')}
      back={{ href: `/layanan/${unit.slug}`, label: unit.name }}
      width="wide"
    >
      <PrintButton label={t('print')} />
      <article className="poster" aria-label={t('sheet')}>
        <div className="poster-sheet">
          <div className="poster-band flex flex-col gap-2">
            <p className="flex items-center gap-2 font-bold">
              <Mark className="size-[3em]" /> JARI – Jaga Kendari
            </p>
            <h2>{unit.fullName}</h2>
          </div>
          <div className="poster-codes">
            <Code title={t('board')} text={t('boardText')} address={board} label={t('boardCode')} />
            <Code title={t('report')} text={t('reportText')} address={report} label={t('reportCode')} />
            <Code title={t('survey')} text={t('surveyText')} address={survey} label={t('surveyCode')} />
          </div>
          <div className="poster-band">
            <h3>{foot('free')}</h3>
            <p>{foot('law')}</p>
          </div>
          {readers.ready && (
            <p>
              {t('sign')} <b className="font-mono whitespace-nowrap">{signOf(readers)}</b>. {t('signHint')}
            </p>
          )}
          <p className="text-sm">{t('printed', { day: formatDay(dayOf(new Date()), locale) })}</p>
        </div>
      </article>
    </Page>
  )
}

/** A QR code under what it is for, with its address for those who type. */
function Code({ title, text, address, label }: { title: string; text: string; address: string; label: string }) {
  return (
    <section className="poster-code">
      <h3>{title}</h3>
      <p>{text}</p>
      <QrCode text={address} label={label} className="w-full" />
      <p className="text-sm font-semibold wrap-anywhere">
        {address
          .replace(/^https?:\/\//, '')
          .split(/(?<=\/)/)
          .map((part, i) => (
            <span key={i}>
              {part}
              <wbr />
            </span>
          ))}
      </p>
    </section>
  )
}
