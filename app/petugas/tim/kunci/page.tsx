import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { keyCoverage } from '@/lib/data/key-grants'
import { getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireOfficer } from '@/lib/session'
import { KeyGate } from '../../key'
import { GiveKeys } from './give-keys'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('grants'))('title') }
}

/** Who can open which share of the open cases; a lead gives in their browser what somebody lacks. */
export default async function CaseKeysPage() {
  const officer = await requireOfficer('key:vouch')
  const [coverage, t] = await Promise.all([keyCoverage(officer), getT('grants')])
  if (!coverage.ok) notFound()
  const readers = coverage.value.map((reader) => ({ ...reader, sign: fingerprint([reader.recipient]) }))
  return (
    <Messages namespaces={['grants', 'desk.roles', 'key']}>
      <KeyGate officerId={officer.id}>
        <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/tim', label: t('back') }}>
          <GiveKeys readers={readers} />
        </Page>
      </KeyGate>
    </Messages>
  )
}
