import type { Metadata } from 'next'
import { KeyGate } from '@/app/petugas/key'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { SearchDesk } from './search-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('cases'))('search.title') }
}

/** Searches what the officer's cases say: they are opened and searched in the browser. */
export default async function SearchPage() {
  const { id, recipient } = await requireOfficer('case:read')
  const t = await getT('cases')
  return (
    <Messages namespaces={['key', 'cases.search', 'cases.sealed']}>
      <KeyGate officerId={id}>
        <Page title={t('search.title')} lead={t('search.lead')}>
          <TextLink href="/petugas/kasus" className="self-start">
            {t('title')}
          </TextLink>
          <SearchDesk officer={{ id, recipient: recipient ?? '' }} />
        </Page>
      </KeyGate>
    </Messages>
  )
}
