import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { gratuityReaders } from '@/lib/data/gratuities'
import { dayOf } from '@/lib/domain/calendar'
import { can, holdsKey } from '@/lib/domain/roles'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { DeclarationFormPage } from './declaration-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('gratuity'))('form.title') }
}

/** An official declares what they received or refused. */
export default async function DeclarePage() {
  const officer = await requireOfficer('gift:declare')
  const [t, sealedTo] = await Promise.all([getT('gratuity'), gratuityReaders(officer)])
  return (
    <Page title={t('form.title')} lead={t('form.lead')} back={{ href: '/petugas/gratifikasi', label: t('title') }}>
      {!holdsKey(officer.role) && <Notice>{t('form.keyless')}</Notice>}
      <noscript>
        <p data-plain className="font-semibold">
          {t('form.noScript')}
        </p>
      </noscript>
      {sealedTo.readers.length > 0 ? (
        <Messages namespaces={['gratuity', 'errors']}>
          <DeclarationFormPage
            today={dayOf(new Date())}
            sealedTo={sealedTo}
            forOthers={can(officer.role, 'gift:review')}
          />
        </Messages>
      ) : (
        <Notice tone="warning">{t('form.notReady')}</Notice>
      )}
    </Page>
  )
}
