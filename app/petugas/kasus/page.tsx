import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { countCases, listCases, unitsOfCases } from '@/lib/data/cases'
import { readHolidays } from '@/lib/data/holidays'
import { dayOf } from '@/lib/domain/calendar'
import { readQueue } from '@/lib/domain/queue'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { KeyGate } from '../key'
import { EmptyQueue } from './empty-queue'
import { QueueFilters } from './queue-filters'
import { QueuePaging } from './queue-paging'
import { QueueTable } from './queue-table'
import { QueueViews } from './queue-views'
import { TitleOpener } from './titles'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('cases'))('title') }
}

/** The queue: what is in the clear stands at once, titles are opened in the browser. */
export default async function QueuePage({ searchParams }: Props) {
  const officer = await requireOfficer('case:read')
  const filter = readQueue(await searchParams)
  const today = dayOf(new Date())
  const [t, { rows, next }, counts, units, holidays] = await Promise.all([
    getT('cases'),
    listCases(officer, filter, today),
    countCases(officer, today),
    unitsOfCases(officer),
    readHolidays(),
  ])
  return (
    <Messages namespaces={['key', 'cases.titles', 'cases.sealed']}>
      <KeyGate officerId={officer.id}>
        <Page title={t('title')} lead={t(officer.role === 'LEAD' ? 'lead.LEAD' : 'lead.INSPECTOR')} width="wide">
          <div className="grid items-start gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
            <QueueViews role={officer.role} filter={filter} counts={counts} />
            <div className="flex min-w-0 flex-col gap-4">
              <QueueFilters filter={filter} units={units} />
              <TitleOpener ids={rows.map(({ id }) => id)}>
                {rows.length > 0 ? (
                  <QueueTable rows={rows} today={today} holidays={holidays} />
                ) : (
                  <EmptyQueue role={officer.role} filter={filter} />
                )}
              </TitleOpener>
              <QueuePaging filter={filter} next={next} />
            </div>
          </div>
        </Page>
      </KeyGate>
    </Messages>
  )
}
