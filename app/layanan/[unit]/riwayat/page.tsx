import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { clockOf } from '@/components/board/clock'
import { formatDay } from '@/components/format'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { publicDay } from '@/lib/data/public-day'
import { unitNamed } from '@/lib/data/public-boards'
import { addDays, dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'
import { ChangeList } from '../change-list'
import { DayForm } from './day-form'
import { cursorAsked, dayAsked, type Params } from './query'
import { Stretches } from './stretches'

type Props = { params: Promise<{ unit: string }>; searchParams: Promise<Params> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [unit, t] = await Promise.all([unitNamed((await params).unit), getT('day')])
  return { title: unit ? t('title', { unit: unit.name }) : undefined }
}

/** What a board said through one day, and what was changed on it: "what did it say last Tuesday". */
export default async function DayPage({ params, searchParams }: Props) {
  const now = new Date()
  const [{ unit: slug }, asked, t, locale] = await Promise.all([params, searchParams, getT('day'), getLocale()])
  const today = dayOf(now)
  const day = dayAsked(asked, today)
  const before = cursorAsked(asked)
  const found = await publicDay(slug, day ?? today, now, before)
  if (!found) notFound()
  const { unit, begins, stretches, notices, page } = found
  const address = `/layanan/${unit.slug}/riwayat`
  // From a day without records one step leads to the nearest that has them.
  const outside = day === null || day > today ? today : begins !== null && day < begins ? begins : null
  const to = (other: string) => `${address}?tanggal=${other}`
  return (
    <Page
      title={t('title', { unit: unit.name })}
      lead={t('lead')}
      back={{ href: `/layanan/${unit.slug}`, label: unit.name }}
    >
      <DayForm action={address} day={day ?? ''} begins={begins} today={today} />
      {day === null && <Notice tone="warning">{t('noDay')}</Notice>}
      {day !== null && (
        <section aria-labelledby="hari" className="flex flex-col gap-4">
          <h2 id="hari" className="text-xl">
            {formatDay(day, locale)}
          </h2>
          {begins === null && <p>{t('noRecords')}</p>}
          {begins !== null && day < begins && <p>{t('beforeRecords', { day: formatDay(begins, locale) })}</p>}
          {day > today && <p>{t('future')}</p>}
          {stretches.length > 0 && <Stretches stretches={stretches} notices={notices} />}
          <nav aria-label={t('otherDays')} className="flex flex-wrap gap-x-6">
            {begins !== null && begins < day && day <= today && (
              <TextLink href={to(addDays(day, -1))}>{t('dayBefore')}</TextLink>
            )}
            {begins !== null && begins <= day && day < today && (
              <TextLink href={to(addDays(day, 1))}>{t('dayAfter')}</TextLink>
            )}
            {outside !== null && <TextLink href={to(outside)}>{formatDay(outside, locale)}</TextLink>}
          </nav>
        </section>
      )}
      {stretches.length > 0 && day !== null && (
        <section aria-labelledby="perubahan" className="flex flex-col gap-2">
          <h2 id="perubahan" className="text-xl">
            {t('changes')}
          </h2>
          {page.changes.length === 0 && <p>{t('noChanges')}</p>}
          <ChangeList changes={page.changes} at={(moment) => clockOf(moment, locale)} />
          <p className="flex flex-wrap gap-x-4">
            {before !== undefined && <TextLink href={`${to(day)}#perubahan`}>{t('newest')}</TextLink>}
            {page.next !== null && (
              <TextLink href={`${to(day)}&sebelum=${page.next}#perubahan`} rel="nofollow">
                {t('older')}
              </TextLink>
            )}
          </p>
        </section>
      )}
      <p className="flex flex-wrap gap-x-6">
        <TextLink href={`/layanan/${unit.slug}/poster`}>{t('poster')}</TextLink>
        <TextLink href={`/layar/${unit.slug}`}>{t('screen')}</TextLink>
      </p>
    </Page>
  )
}
