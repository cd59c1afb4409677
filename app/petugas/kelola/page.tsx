import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatDay } from '@/components/format'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { calendarCompleteUntil } from '@/lib/data/calendar-admin'
import { silentUnits } from '@/lib/data/reminders'
import { dayOf } from '@/lib/domain/calendar'
import { calendarRunsOut } from '@/lib/domain/calendar-input'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { only, type Address } from './list'
import { SilentList } from './silent-list'

const PARTS = ['unit', 'layanan', 'stok', 'kalender', 'riwayat'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('desks.admin') }
}

/** An administrator's first page: who has not said today what stands, and the way to all that can be set. */
export default async function AdminPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('unit:admin')
  const now = new Date()
  const [silence, completeUntil, t, locale] = await Promise.all([
    silentUnits(officer, only((await searchParams).setelah), now),
    calendarCompleteUntil(officer),
    getT('admin.home'),
    getLocale(),
  ])
  if (!silence.ok) notFound()
  return (
    <Page title={t('title')} width="wide">
      {calendarRunsOut(completeUntil, dayOf(now)) && (
        <Notice tone="warning">
          <p>
            {completeUntil ? t('calendar', { until: formatDay(completeUntil, locale) }) : t('calendarUnknown')}{' '}
            <TextLink href="/petugas/kelola/kalender">{t('toCalendar')}</TextLink>
          </p>
        </Notice>
      )}
      <nav aria-label={t('parts')}>
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {PARTS.map((part) => (
            <li key={part} className="rounded-md border border-line bg-surface px-4 py-2">
              <TextLink href={`/petugas/kelola/${part}`} className="font-semibold">
                {t(`to.${part}.name`)}
              </TextLink>
              <p className="pb-1 text-soft">{t(`to.${part}.what`)}</p>
            </li>
          ))}
        </ul>
      </nav>
      <SilentList silence={silence.value} now={now} />
    </Page>
  )
}
