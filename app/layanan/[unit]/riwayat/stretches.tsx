import { clockOf } from '@/components/board/clock'
import { boardWords } from '@/components/board/words'
import { StatusWord } from '@/components/status-word'
import type { BoardDay } from '@/lib/data/public-day'
import { minutesOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'

/** The day from its first hour to its last: what stood on the board, in the words that stood there. */
export async function Stretches({ stretches, notices }: Pick<BoardDay, 'stretches' | 'notices'>) {
  const [t, statusWord, locale] = await Promise.all([getT('day'), getT('common.status'), getLocale()])
  // A day ends at 24.00 and not at the next one's 00.00.
  const endOf = (until: Date) => (minutesOf(until) === 0 ? t('midnight') : clockOf(until, locale))
  return (
    <>
      <ol className="divide-y divide-line rounded-md border border-line bg-surface">
        {stretches.map(({ from, until, board, services }) => (
          <li key={from.toISOString()} className="flex flex-col gap-1 px-4 py-3">
            <h3 className="text-soft tabular-nums">
              {t('hours', { from: clockOf(from, locale), until: endOf(until) })}
            </h3>
            {board === null ? (
              <p>{t('unknown')}</p>
            ) : (
              <>
                <StatusWord status={board.status.status} label={statusWord(board.status.status)} />
                <p>{boardWords(locale, from).headline(board.status, services)}</p>
              </>
            )}
          </li>
        ))}
      </ol>
      {notices.map(({ text }) => (
        <p key={text} className="whitespace-pre-line">
          <b>{t('notice')}</b> {text}
        </p>
      ))}
      <p className="text-soft">{t('caveat')}</p>
    </>
  )
}
