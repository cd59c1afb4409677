import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { getT } from '@/lib/locale'
import { requireSomeOfficer } from '@/lib/session'
import { ChangePasswordForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('ownPassword'))('title') }
}

/** Where an officer changes their own password: their key is sealed anew in their browser. */
export default async function OwnPasswordPage() {
  const { name, email } = await requireSomeOfficer()
  const [t, desk] = await Promise.all([getT('ownPassword'), getT('desk')])
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/saya', label: desk('own') }}>
      <noscript>
        <Notice tone="warning">{t('noscript')}</Notice>
      </noscript>
      <Messages namespaces={['ownPassword', 'newPassword', 'errors']}>
        <ChangePasswordForm about={[name, email]} />
      </Messages>
    </Page>
  )
}
