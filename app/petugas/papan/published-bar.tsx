import { clockOf } from '@/components/board/clock'
import { boardWords } from '@/components/board/words'
import { Check, Question } from '@/components/icons'
import type { DeskBoard } from '@/lib/data/board-desk'
import { dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'

/** At the foot of the screen: whether everyone sees by now what was saved last. */
export async function PublishedBar({ last, address, now }: { last: DeskBoard['last']; address: string; now: Date }) {
  const [t, locale] = await Promise.all([getT('papan.bar'), getLocale()])
  const Icon = last?.shown ? Check : Question
  return (
    <div
      data-noprint
      className={`sticky bottom-0 -mx-4 flex flex-wrap items-center gap-x-4 border-t border-line bg-surface px-4 ${last?.shown ? 'text-open' : 'text-stale'}`}
    >
      <p className="flex items-center gap-1.5 font-semibold">
        <Icon /> {words()}
      </p>
      <a href={address} className="inline-flex min-h-11 items-center text-link underline">
        {t('link')}
      </a>
    </div>
  )

  function words(): string {
    if (!last) return t('never')
    return last.shown
      ? t('shown', {
          at: dayOf(last.at) === dayOf(now) ? clockOf(last.at, locale) : boardWords(locale, now).at(last.at),
        })
      : t('notYet')
  }
}
