import { ButtonLink } from '@/components/button'
import { Page } from '@/components/page'
import { getT } from '@/lib/locale'

/** Missing and forbidden look the same. */
export default async function DeskNotFound() {
  const t = await getT('desk')
  return (
    <Page title={t('notFound.title')} lead={t('notFound.lead')}>
      <ButtonLink href="/petugas" className="self-start">
        {t('notFound.back')}
      </ButtonLink>
    </Page>
  )
}
