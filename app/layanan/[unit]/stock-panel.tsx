import { boardWords } from '@/components/board/words'
import { formatNumber } from '@/components/format'
import { TextLink } from '@/components/text-link'
import type { ShownStock } from '@/lib/data/public-board'
import { getLocale, getT } from '@/lib/locale'

/** What there is of each item, what moved today, how long it lasts: the answer to "no blanks, unless you pay". */
export async function StockPanel({ slug, stocks, now }: { slug: string; stocks: readonly ShownStock[]; now: Date }) {
  if (stocks.length === 0) return null
  const [t, locale] = await Promise.all([getT('unit.stock'), getLocale()])
  const words = boardWords(locale, now)
  const signed = (delta: number) => `${delta > 0 ? '+' : delta < 0 ? '−' : ''}${formatNumber(Math.abs(delta), locale)}`
  return (
    <section aria-labelledby="stok" className="flex flex-col gap-2">
      <h2 id="stok" className="text-xl">
        {t('title')}
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {stocks.map(({ itemId, itemName, unitWord, balance, threshold, updatedAt, today, daysLeft }) => (
          <li key={itemId} className="flex flex-col gap-1 rounded-md border border-line bg-surface px-4 py-3">
            <h3>{itemName}</h3>
            <p className={`text-2xl font-bold ${balance === 0 ? 'text-unavailable' : ''}`}>
              {balance === 0 ? t('out') : t('left', { count: balance, unit: unitWord })}
            </p>
            {balance === 0 && <TextLink href={`/layanan/${slug}/kabari`}>{t('alert')}</TextLink>}
            {balance > 0 && balance < threshold && <p className="font-semibold text-limited">{t('low')}</p>}
            {balance > 0 && daysLeft !== null && <p>{daysLeft > 0 ? t('days', { count: daysLeft }) : t('lastDay')}</p>}
            <p>
              {today.length === 0
                ? t('quiet')
                : `${t('today')}: ${today.map(({ kind, delta }) => `${signed(delta)} ${t(kind)}`).join(', ')}`}
            </p>
            <p className="text-soft">{t('asOf', { at: words.at(updatedAt) })}</p>
          </li>
        ))}
      </ul>
      <TextLink href={`/layanan/${slug}/stok`}>{t('more')}</TextLink>
    </section>
  )
}
