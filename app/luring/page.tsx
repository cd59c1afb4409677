import type { Metadata } from 'next'
import { ButtonLink } from '@/components/button'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { TextLink } from '@/components/text-link'
import { getT } from '@/lib/locale'

export const metadata: Metadata = { title: { absolute: 'JARI' }, robots: { index: false } }

/** What the service worker shows instead of a page that does not come: what can be done without a signal. */
export default async function OfflinePage() {
  const t = await getT('offline')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('can')}>
        <p>{t('reportText')}</p>
        <ButtonLink href="/lapor" className="self-start">
          {t('report')}
        </ButtonLink>
        <p>{t('boardsText')}</p>
        <ButtonLink href="/layanan" variant="secondary" className="self-start">
          {t('boards')}
        </ButtonLink>
        <TextLink href="/aman" className="self-start">
          {t('safety')}
        </TextLink>
      </Section>
    </Page>
  )
}
