import type { Metadata } from 'next'
import { KeyGate } from '@/app/petugas/key'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { SearchDesk } from './search-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('cases'))('search.title') }
}

/** Searches what the officer's cases say: they are opened and searched in the browser. */
export default async function SearchPage() {
  const { id, recipient } = await requireOfficer('case:read')
  const [t, cases] = await Promise.all([getT('cases'), getT('case')])
  return (
    <Messages namespaces={['key', 'cases.search', 'cases.sealed']}>
      <KeyGate officerId={id}>
        <Page title={t('search.title')} lead={t('search.lead')} back={{ href: '/petugas/kasus', label: cases('back') }}>
          <SearchDesk officer={{ id, recipient: recipient ?? '' }} />
        </Page>
      </KeyGate>
    </Messages>
  )
}
