import { boardWords } from '@/components/board/words'
import type { Change, ChangePage } from '@/lib/data/board-changes'
import { OVERRIDES, type Override } from '@/lib/domain/board'
import { getLocale, getT } from '@/lib/locale'

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
  const [t, statusWord, locale] = await Promise.all([getT('unit'), getT('common.status'), getLocale()])
  const words = boardWords(locale, now)
  const status = (value: string | null) => (isOverride(value) ? statusWord(value) : t('history.normal'))

  function said({ kind, serviceName, itemName, before, after, entry }: Change): string {
    if (kind === 'CONFIRMED') return t('history.CONFIRMED')
    if (kind === 'NOTICE') return after === null ? t('history.NOTICE_DOWN') : t('history.NOTICE_UP', { text: after })
    if (kind === 'STATUS')
      return t('history.STATUS', { service: serviceName ?? '', from: status(before), to: status(after) })
    const moved = entry ? t(`stock.${entry}`) : t('history.changed')
    return t('history.STOCK', { item: itemName ?? '', from: Number(before), to: Number(after), entry: moved })
  }

  return (
    <section aria-labelledby="riwayat" className="flex flex-col gap-2">
      <h2 id="riwayat" className="text-xl">
        {t('history.title')}
      </h2>
      <p className="text-soft">{page.changes.length > 0 ? t('history.hint') : t('history.none')}</p>
      <ol className="flex flex-col gap-2">
        {page.changes.map((change) => (
          <li key={change.id} className="border-l-2 border-line pl-3">
            <time dateTime={change.at.toISOString()} className="block text-soft">
              {words.at(change.at)}
            </time>
            {said(change)} {change.reason}
          </li>
        ))}
      </ol>
      <p className="flex gap-4">
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

const isOverride = (value: string | null): value is Override => OVERRIDES.includes(value as Override)
