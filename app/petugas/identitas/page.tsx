import type { Metadata } from 'next'
import { formatDay, formatMoment } from '@/components/format'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { shownTo } from '@/lib/data/identities'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { KeyGate } from '../key'
import { ShownIdentity } from './shown-identity'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('identity'))('title') }
}

/** Who reporters are, as two officers let this one see it. */
export default async function IdentitiesPage() {
  const officer = await requireOfficer('case:read')
  const [t, locale, shown] = await Promise.all([getT('identity'), getLocale(), shownTo(officer)])
  return (
    <Messages namespaces={['key', 'identity', 'errors']}>
      <KeyGate officerId={officer.id}>
        <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/kasus', label: t('back') }}>
          {shown.length === 0 && <p className="text-soft">{t('none')}</p>}
          <ul className="flex flex-col gap-3">
            {shown.map(({ id, at, until }) => (
              <li key={id} className="rounded-md border border-line bg-surface px-4 py-3">
                <ShownIdentity id={id} at={formatMoment(at, locale)} until={formatDay(until, locale)} />
              </li>
            ))}
          </ul>
        </Page>
      </KeyGate>
    </Messages>
  )
}
