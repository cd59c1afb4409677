import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { getT } from '@/lib/locale'
import { RecoverySteps } from './steps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('recovery'))('title'), robots: { index: false } }
}

/** When no lead is left who could let another in: the recovery key opens every case once, here, and makes one. */
export default async function RecoveryPage() {
  const t = await getT('recovery')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <noscript>
        <Notice tone="warning">{t('noscript')}</Notice>
      </noscript>
      <ol className="flex list-decimal flex-col gap-1 pl-6">
        <li>{t('steps.link')}</li>
        <li>{t('steps.key')}</li>
        <li>{t('steps.back')}</li>
      </ol>
      <Messages namespaces={['recovery']}>
        <RecoverySteps />
      </Messages>
    </Page>
  )
}
