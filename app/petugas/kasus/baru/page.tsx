import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { places } from '@/lib/data/public-places'
import { recipients } from '@/lib/data/public-recipients'
import { dayOf } from '@/lib/domain/calendar'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { absolute } from '@/lib/site'
import { WalkInDesk } from './walk-in-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('walkIn'))('title') }
}

/** A report that somebody brings in person, by phone or by letter, written down for them. */
export default async function WalkInPage() {
  const officer = await requireOfficer('case:work')
  const [t, readers, offered, cases] = await Promise.all([getT('walkIn'), recipients(), places(), getT('case')])
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/kasus', label: cases('back') }}>
      {readers.ready ? (
        <Messages namespaces={['report', 'evidence', 'errors', 'walkIn', 'states.walkIn']}>
          <WalkInDesk
            officerId={officer.id}
            today={dayOf(new Date())}
            places={offered}
            leads={readers.leads}
            recoveryRecipient={readers.recoveryRecipient}
            track={absolute('/lacak')}
          />
        </Messages>
      ) : (
        <Notice tone="warning">{t('notReady')}</Notice>
      )}
    </Page>
  )
}
