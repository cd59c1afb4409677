import { ButtonLink } from '@/components/button'
import { type Cursor, queueAddress, type QueueFilter } from '@/lib/domain/queue'
import { getT } from '@/lib/locale'

export async function QueuePaging({ filter, next }: { filter: QueueFilter; next: Cursor | null }) {
  if (!next && !filter.after) return null
  const t = await getT('cases.paging')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap justify-between gap-2">
      {filter.after ? (
        <ButtonLink variant="quiet" href={queueAddress(filter)}>
          {t('first')}
        </ButtonLink>
      ) : (
        <span />
      )}
      {next && (
        <ButtonLink variant="secondary" href={queueAddress(filter, { after: next })}>
          {t('next')}
        </ButtonLink>
      )}
    </nav>
  )
}
