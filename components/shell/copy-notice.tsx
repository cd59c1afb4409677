import type { ReactNode } from 'react'
import { formatMoment } from '@/components/format'
import { GUTTER } from '@/components/page'
import { Warning } from '@/components/icons'
import { getLocale, getT } from '@/lib/locale'

const bold = { b: (words: ReactNode) => <b>{words}</b> }

/**
 * Says of a page that it is a copy, and of when. It is in every page, since the time that it was made at is the copy's,
 * and seen only where the service worker has marked the page as kept (lib/domain/kept.ts): without a script it is seen too.
 * It stays on top while a board is scrolled; not over the exit button, which has that place.
 */
export async function CopyNotice() {
  const [t, locale] = await Promise.all([getT('common.copyOf'), getLocale()])
  return (
    <aside
      aria-label={t('title')}
      data-copy-notice
      className="top-0 z-20 hidden border-b-2 border-limited bg-limited-tint [html[data-copy]_&]:block [html[data-copy]:not(:has([data-exit]))_&]:sticky"
    >
      <p className={`${GUTTER} flex max-w-6xl gap-3 py-3`}>
        <Warning className="mt-0.5 size-5 text-limited" />
        <span>
          <b>{t('title')}</b> {t.rich('text', { ...bold, moment: formatMoment(new Date(), locale) })}
        </span>
      </p>
    </aside>
  )
}
