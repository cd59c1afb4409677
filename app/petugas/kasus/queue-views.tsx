import Link from 'next/link'
import { formatNumber } from '@/components/format'
import { COUNT_MAX, queueAddress, type QueueFilter, type View, viewsFor } from '@/lib/domain/queue'
import type { Role } from '@/lib/domain/roles'
import { getLocale, getT } from '@/lib/locale'

/** The saved views with their counts: a list beside the queue, and above it on a phone, folded up. */
export async function QueueViews({
  role,
  filter,
  counts,
}: {
  role: Role
  filter: QueueFilter
  counts: ReadonlyMap<View, number>
}) {
  const [t, locale] = await Promise.all([getT('cases'), getLocale()])
  const countOf = (view: View) => counts.get(view) ?? 0
  const countText = (view: View) =>
    countOf(view) > COUNT_MAX ? t('more', { count: COUNT_MAX }) : formatNumber(countOf(view), locale)
  const views = (
    <ul className="flex flex-col">
      {viewsFor(role).map((view) => (
        <li key={view}>
          <Link
            href={queueAddress({ view })}
            prefetch={false}
            aria-current={view === filter.view ? 'page' : undefined}
            className="flex min-h-11 items-center justify-between gap-3 rounded-md border-l-4 border-transparent px-3 text-link no-underline hover:underline aria-[current]:border-primary aria-[current]:bg-tint aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {t(`views.${view}`)}
            <span className={view === 'overdue' && countOf(view) > 0 ? 'font-semibold text-unavailable' : 'text-soft'}>
              {countText(view)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <nav aria-label={t('views.label')} className="hidden lg:block">
        {views}
      </nav>
      <details className="rounded-md border border-line bg-surface lg:hidden">
        <summary className="min-h-11 py-2.5 px-3 font-semibold">
          {t('views.current', { view: t(`views.${filter.view}`), count: countText(filter.view) })}
        </summary>
        <nav aria-label={t('views.label')} className="border-t border-line p-1">
          {views}
        </nav>
      </details>
    </>
  )
}
