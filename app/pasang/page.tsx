import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { isUnpeopled } from '@/lib/data/setup'
import { getT } from '@/lib/locale'
import { isDemo } from '@/lib/session'
import { SetupSteps } from './steps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('setup'))('title'), robots: { index: false } }
}

/** Once, on a new server: the first two accounts and the recovery key. Afterwards, and in the demo, it does not exist. */
export default async function SetupPage() {
  if (isDemo() || !(await isUnpeopled())) notFound()
  const t = await getT('setup')
  return (
    <Page title={t('title')}>
      <noscript>
        <Notice tone="warning">{t('noscript')}</Notice>
      </noscript>
      <Messages namespaces={['setup', 'newPassword', 'errors']}>
        <SetupSteps />
      </Messages>
    </Page>
  )
}
