import type { Metadata } from 'next'
import { KeyWatch } from '@/app/petugas/key-watch'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { getT } from '@/lib/locale'
import { isDemo } from '@/lib/session'
import { SignInForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('signin'))('title'), robots: { index: false } }
}

export default async function SignInPage() {
  const t = await getT('signin')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <noscript>
        <Notice tone="warning" title={t('noscript.title')}>
          {t('noscript.text')}
        </Notice>
      </noscript>
      <KeyWatch />
      <Messages namespaces={['signin', 'errors.REQUIRED', 'errors.EMAIL']}>
        <SignInForm />
      </Messages>
      {isDemo() && <Notice>{t('demo')}</Notice>}
    </Page>
  )
}
