import type { Metadata } from 'next'
import { ButtonLink } from '@/components/button'
import { Page } from '@/components/page'
import { getT } from '@/lib/locale'

export const metadata: Metadata = { title: { absolute: 'JARI' } }

/** Whatever is not there, or not for whoever asks: both look the same. */
export default async function NotFound() {
  const t = await getT('common')
  return (
    <Page title={t('notFound.title')} lead={t('notFound.lead')}>
      {/* Of a page that itself said "not found" Next's own title is gone as soon as its scripts run. */}
      <title>{t('name')}</title>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/">{t('notFound.home')}</ButtonLink>
        <ButtonLink href="/layanan" variant="secondary">
          {t('nav.services')}
        </ButtonLink>
        <ButtonLink href="/lacak" variant="secondary">
          {t('nav.track')}
        </ButtonLink>
      </div>
    </Page>
  )
}
