import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { recoveryCoverage, recoveryKey } from '@/lib/data/recovery-key'
import { getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireOfficer } from '@/lib/session'
import { DeskForm } from '../../desk-form'
import { accept, refuse } from './actions'
import { MakeKey } from './make-key'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('recoveryKey'))('title') }
}

/** The recovery key in use, and a new one in its place: made by one lead, compared by another. */
export default async function RecoveryKeyPage() {
  const officer = await requireOfficer('key:vouch')
  const [key, t] = await Promise.all([recoveryKey(officer), getT('recoveryKey')])
  if (!key.ok) notFound()
  const { recipient, proposed } = key.value
  const { owed, held, endedOwed, endedHeld } = await recoveryCoverage(officer, recipient)
  const missing = owed - held + endedOwed - endedHeld
  const hidden = proposed && { recipient: proposed.recipient }
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/tim', label: t('back') }}>
      <section aria-labelledby="berlaku" className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
        <h2 id="berlaku" className="text-xl">
          {t('current')}
        </h2>
        <p>
          {t('sign')} <b className="font-mono">{fingerprint([recipient])}</b>
        </p>
        <p className={missing > 0 ? 'font-semibold' : 'text-soft'}>{t('missing', { count: missing })}</p>
        {missing > 0 && (
          <TextLink href="/petugas/tim/kunci" className="self-start">
            {t('give')}
          </TextLink>
        )}
      </section>
      <section aria-labelledby="baru" className="flex flex-col gap-4">
        <h2 id="baru" tabIndex={-1} className="text-xl">
          {t('new')}
        </h2>
        {proposed && hidden ? (
          <Messages namespaces={['deskForm', 'errors']}>
            <p>{t(proposed.by.id === officer.id ? 'ownWaits' : 'waits', { name: proposed.by.name })}</p>
            <p>
              {t('sign')} <b className="font-mono">{fingerprint([proposed.recipient])}</b>
            </p>
            {proposed.by.id !== officer.id && (
              <DeskForm
                {...{ id: 'terima', action: accept, hidden, submit: t('accept'), variant: 'primary' }}
                ask={{ summary: t('askAccept'), text: t('acceptText') }}
              />
            )}
            <DeskForm
              {...{ id: 'tolak', action: refuse, hidden, submit: t('refuse') }}
              ask={{ summary: t('askRefuse'), text: t('refuseText') }}
            />
          </Messages>
        ) : (
          <>
            <p>{t('how')}</p>
            <Messages namespaces={['recoveryKey', 'setup.recovery']}>
              <MakeKey />
            </Messages>
          </>
        )}
      </section>
    </Page>
  )
}
