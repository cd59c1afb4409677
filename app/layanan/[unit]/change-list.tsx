import { changeWords } from '@/components/board/change-words'
import type { Change } from '@/lib/data/board-changes'
import { getLocale, getT } from '@/lib/locale'

/** Changes of a board as sentences, each with when it was (`at` says how). */
export async function ChangeList({ changes, at }: { changes: readonly Change[]; at: (moment: Date) => string }) {
  const [t, locale] = await Promise.all([getT('unit'), getLocale()])
  const said = changeWords(locale)
  return (
    <ol className="flex flex-col gap-2">
      {changes.map((change) => (
        <li key={change.id} className="border-l-2 border-line pl-3">
          <time dateTime={change.at.toISOString()} className="block text-soft">
            {at(change.at)}
          </time>
          {said(change)} {change.reason}
          {change.bySystem && <span className="block text-soft">{t('history.system')}</span>}
        </li>
      ))}
    </ol>
  )
}
