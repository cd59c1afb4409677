import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { getT } from '@/lib/locale'
import { ActivationSteps } from './steps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('activation'))('title'), robots: { index: false } }
}

/** Where an invitation leads: the new officer chooses a password here, and their key is made in their browser. */
export default async function ActivationPage() {
  const t = await getT('activation')
  return (
    <Page title={t('title')}>
      <noscript>
        <Notice tone="warning">{t('noscript')}</Notice>
      </noscript>
      <Messages namespaces={['activation', 'newPassword', 'desk.roles', 'errors']}>
        <ActivationSteps />
      </Messages>
    </Page>
  )
}
