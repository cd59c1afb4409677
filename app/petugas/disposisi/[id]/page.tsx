import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { readDisposition } from '@/lib/data/disposition-desk'
import { readHolidays } from '@/lib/data/holidays'
import { dayOf } from '@/lib/domain/calendar'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { KeyGate } from '../../key'
import { Standing } from '../standing'
import { UnitDesk } from './unit-desk'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('desks.dispositions') }
}

/** One disposition on an operator's desk: how it stands comes with the page, the letters are opened in the browser. */
export default async function DispositionPage({ params }: Props) {
  const officer = await requireOfficer('disposition:answer')
  const read = await readDisposition(officer, (await params).id)
  if (!read.ok) notFound()
  const facts = read.value
  const [t, holidays] = await Promise.all([getT('disposition'), readHolidays()])
  return (
    <Messages namespaces={['key', 'disposition', 'case.evidence', 'evidence', 'errors']}>
      <KeyGate officerId={officer.id}>
        <Page
          title={t('named', { reference: facts.reference })}
          lead={t('desk.from')}
          back={{ href: '/petugas/disposisi', label: t('desk.title') }}
        >
          <Standing facts={facts} today={dayOf(new Date())} holidays={holidays} />
          <UnitDesk key={facts.id} facts={facts} />
        </Page>
      </KeyGate>
    </Messages>
  )
}
