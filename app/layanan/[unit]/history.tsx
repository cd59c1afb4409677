import { boardWords } from '@/components/board/words'
import type { ChangePage } from '@/lib/data/board-changes'
import { getLocale, getT } from '@/lib/locale'
import { ChangeList } from './change-list'

const LINK = 'inline-flex min-h-11 items-center text-link underline'

/** How the board came to be so, newest first, a page at a time. */
export async function History({
  page,
  address,
  older,
  now,
}: {
  page: ChangePage
  address: string
  older: boolean
  now: Date
}) {
  const [t, locale] = await Promise.all([getT('unit'), getLocale()])
  const words = boardWords(locale, now)
  return (
    <section aria-labelledby="riwayat" className="flex flex-col gap-2">
      <h2 id="riwayat" className="text-xl">
        {t('history.title')}
      </h2>
      <p className="text-soft">{page.changes.length > 0 ? t('history.hint') : t('history.none')}</p>
      <ChangeList changes={page.changes} at={words.at} />
      <p className="flex flex-wrap gap-x-4">
        <a className={LINK} href={`${address}/riwayat`}>
          {t('history.byDay')}
        </a>
        {older && (
          <a className={LINK} href={`${address}#riwayat`}>
            {t('history.newest')}
          </a>
        )}
        {page.next !== null && (
          <a className={LINK} href={`${address}?sebelum=${page.next}#riwayat`} rel="nofollow">
            {t('history.older')}
          </a>
        )}
      </p>
    </section>
  )
}
