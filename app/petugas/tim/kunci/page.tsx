import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { keyCoverage } from '@/lib/data/key-grants'
import { recoveryCoverage, recoveryKey } from '@/lib/data/recovery-key'
import { RECOVERY } from '@/lib/domain/recovery'
import { getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireOfficer } from '@/lib/session'
import { KeyGate } from '../../key'
import { GiveKeys, type KeyReader } from './give-keys'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('grants'))('title') }
}

/** Who can open which share of the open cases; a lead gives in their browser what somebody lacks. */
export default async function CaseKeysPage() {
  const officer = await requireOfficer('key:vouch')
  const [coverage, recovery, t, roles] = await Promise.all([
    keyCoverage(officer),
    recoveryKey(officer),
    getT('grants'),
    getT('desk.roles'),
  ])
  if (!coverage.ok) notFound()
  const readers: Omit<KeyReader, 'sign'>[] = coverage.value.map(({ title, role, ...reader }) => ({
    ...reader,
    about: `${roles(role)} · ${title}`,
  }))
  if (recovery.ok) {
    const { recipient } = recovery.value
    const held = await recoveryCoverage(officer, recipient)
    readers.push({ id: RECOVERY, name: t('recovery'), about: t('recoveryWhat'), recipient, ...held })
  }
  return (
    <Messages namespaces={['grants', 'key']}>
      <KeyGate officerId={officer.id}>
        <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/tim', label: t('back') }}>
          <GiveKeys readers={readers.map((reader) => ({ ...reader, sign: fingerprint([reader.recipient]) }))} />
        </Page>
      </KeyGate>
    </Messages>
  )
}
