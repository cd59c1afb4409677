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
  const [{ name, email }, t] = [await requireSomeOfficer(), await getT('ownPassword')]
  return (
    <Page title={t('title')} lead={t('lead')}>
      <noscript>
        <Notice tone="warning">{t('noscript')}</Notice>
      </noscript>
      <Messages namespaces={['ownPassword', 'newPassword', 'errors']}>
        <ChangePasswordForm about={[name, email]} />
      </Messages>
    </Page>
  )
}
