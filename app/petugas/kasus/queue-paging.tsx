import { ButtonLink } from '@/components/button'
import type { QueuePage } from '@/lib/data/cases'
import { queueAddress, type QueueFilter } from '@/lib/domain/queue'
import { getT } from '@/lib/locale'

type Props = Pick<QueuePage, 'previous' | 'next'> & { filter: QueueFilter }

export async function QueuePaging({ filter, previous, next }: Props) {
  const elsewhere = filter.after ?? filter.before
  if (!next && !elsewhere) return null
  const t = await getT('cases.paging')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-2">
      {previous && (
        <ButtonLink variant="secondary" rel="prev" href={queueAddress(filter, { before: previous })}>
          {t('previous')}
        </ButtonLink>
      )}
      {elsewhere && (
        <ButtonLink variant="quiet" href={queueAddress(filter)}>
          {t('first')}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink variant="secondary" rel="next" className="ml-auto" href={queueAddress(filter, { after: next })}>
          {t('next')}
        </ButtonLink>
      )}
    </nav>
  )
}
