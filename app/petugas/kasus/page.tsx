import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { assignableBy } from '@/lib/data/case-assign'
import { countCases, countFacets, listCases, unitsOfCases } from '@/lib/data/cases'
import { shownTo } from '@/lib/data/identities'
import { readHolidays } from '@/lib/data/holidays'
import { dayOf } from '@/lib/domain/calendar'
import { readQueue } from '@/lib/domain/queue'
import { can } from '@/lib/domain/roles'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { KeyGate } from '../key'
import { BulkAssign } from './bulk-assign'
import { EmptyQueue } from './empty-queue'
import { QueueFilters } from './queue-filters'
import { QueuePaging } from './queue-paging'
import { QueueTable } from './queue-table'
import { QueueViews } from './queue-views'
import { QueueList, TickAll } from './selection'
import { TitleOpener } from './titles'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('cases'))('title') }
}

/** The queue: what is in the clear stands at once, titles are opened in the browser. */
export default async function QueuePage({ searchParams }: Props) {
  const officer = await requireOfficer('case:read')
  const filter = readQueue(await searchParams, officer.role)
  const today = dayOf(new Date())
  const [t, { rows, previous, next }, counts, facets, units, officers, holidays, shown] = await Promise.all([
    getT('cases'),
    listCases(officer, filter, today),
    countCases(officer, today),
    countFacets(officer, filter, today),
    unitsOfCases(),
    assignableBy(officer),
    readHolidays(),
    shownTo(officer),
  ])
  const ids = rows.map(({ id }) => id)
  const assigns = can(officer.role, 'case:assign')
  return (
    <Messages namespaces={['key', 'cases.titles', 'cases.sealed', 'cases.bulk', 'errors.failure']}>
      <KeyGate officerId={officer.id}>
        <Page title={t('title')} lead={t(officer.role === 'LEAD' ? 'lead.LEAD' : 'lead.INSPECTOR')} width="wide">
          <p className="flex flex-wrap gap-x-6">
            {shown.length > 0 && <TextLink href="/petugas/identitas">{t('shown', { count: shown.length })}</TextLink>}
            <TextLink href="/petugas/kasus/cari">{t('search.title')}</TextLink>
            <TextLink href="/petugas/kasus/baru">{t('walkIn')}</TextLink>
            {can(officer.role, 'case:decide') && <TextLink href="/petugas/kasus/balasan">{t('savedReplies')}</TextLink>}
          </p>
          <div className="grid items-start gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
            <QueueViews role={officer.role} filter={filter} counts={counts} />
            <div className="flex min-w-0 flex-col gap-4">
              <QueueFilters filter={filter} counts={facets} units={units} />
              <TitleOpener ids={ids}>
                {rows.length > 0 ? (
                  <QueueList ids={ids} selectable={assigns}>
                    <div className="flex flex-col gap-3">
                      <div className="flex flex-wrap items-center justify-between gap-x-4">
                        <TickAll ids={ids} />
                        <p className="hidden text-sm text-soft lg:block">
                          {t(assigns ? 'keys.LEAD' : 'keys.INSPECTOR')}
                        </p>
                      </div>
                      <QueueTable rows={rows} today={today} holidays={holidays} />
                      <BulkAssign
                        rows={rows.map(({ id, reference, version }) => ({ id, reference, version }))}
                        officers={officers}
                      />
                    </div>
                  </QueueList>
                ) : (
                  <EmptyQueue role={officer.role} filter={filter} />
                )}
              </TitleOpener>
              <QueuePaging filter={filter} previous={previous} next={next} />
            </div>
          </div>
        </Page>
      </KeyGate>
    </Messages>
  )
}
