import { notFound } from 'next/navigation'
import { DeskForm } from '@/app/petugas/desk-form'
import { formatDay } from '@/components/format'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { readCalendar } from '@/lib/data/calendar-admin'
import { dayOf } from '@/lib/domain/calendar'
import { calendarRunsOut, YEAR } from '@/lib/domain/calendar-input'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { only, type Address } from '../list'
import { createHoliday, saveComplete } from './actions'
import { holidayFields, HolidayRow } from './holiday-row'
import { titled } from '../titled'

const PATH = '/petugas/kelola/kalender'

export const generateMetadata = titled((t) => t('home.to.kalender.name'))

/** National holidays and cuti bersama of a year: deadlines and boards follow them. */
export default async function CalendarPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('unit:admin')
  const today = dayOf(new Date())
  const asked = only((await searchParams).tahun) ?? today.slice(0, 4)
  const year =
    /^\d{4}$/.test(asked) && Number(asked) >= YEAR.min && Number(asked) <= YEAR.max ? Number(asked) : notFound()
  const [read, t, locale] = await Promise.all([readCalendar(officer, year), getT('admin'), getLocale()])
  if (!read.ok) notFound()
  const { holidays, completeUntil } = read.value
  const until = completeUntil && formatDay(completeUntil, locale)
  return (
    <Page
      title={t('calendar.title', { year: String(year) })}
      lead={t('calendar.lead')}
      back={{ href: '/petugas/kelola', label: t('back') }}
    >
      <nav aria-label={t('calendar.years')} className="flex gap-6">
        {[year - 1, year + 1]
          .filter((other) => other >= YEAR.min && other <= YEAR.max)
          .map((other) => (
            <TextLink key={other} href={`${PATH}?tahun=${other}`}>
              {other}
            </TextLink>
          ))}
      </nav>
      <Notice tone={calendarRunsOut(completeUntil, today) ? 'warning' : 'success'}>
        {until ? t('calendar.complete', { until }) : t('calendar.incomplete')}
      </Notice>
      <Messages namespaces={['deskForm', 'errors']}>
        <section aria-labelledby="hari-libur" className="flex flex-col gap-2">
          <h2 id="hari-libur" className="text-xl">
            {t('calendar.list', { count: holidays.length })}
          </h2>
          {holidays.length > 0 && (
            <ul className="divide-y divide-line rounded-md border border-line bg-surface">
              {holidays.map((holiday) => (
                <HolidayRow key={`${holiday.date} ${holiday.name}`} holiday={holiday} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="libur-baru" className="flex flex-col gap-3 border-t border-line pt-5">
          <h2 id="libur-baru" className="text-xl">
            {t('calendar.add')}
          </h2>
          <DeskForm
            id="libur"
            action={createHoliday}
            fields={await holidayFields(null)}
            submit={t('calendar.create')}
          />
        </section>
        <section aria-labelledby="lengkap" className="flex flex-col gap-3 border-t border-line pt-5">
          <h2 id="lengkap" className="text-xl">
            {t('calendar.until')}
          </h2>
          <p className="-mt-2 text-soft">{t('calendar.untilHint')}</p>
          <DeskForm
            id="lengkap"
            action={saveComplete}
            fields={[{ kind: 'date', name: 'until', label: t('calendar.untilDay'), value: completeUntil ?? '' }]}
            submit={t('calendar.saveUntil')}
          />
        </section>
      </Messages>
    </Page>
  )
}
