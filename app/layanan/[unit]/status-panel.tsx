import { boardWords } from '@/components/board/words'
import { formatDays, formatMoment } from '@/components/format'
import { Notice } from '@/components/notice'
import { StatusWord } from '@/components/status-word'
import type { PublicBoard } from '@/lib/data/public-board'
import type { Standing } from '@/lib/domain/board'
import { getLocale, getT } from '@/lib/locale'

/** The unit's status as one large sentence, what to do instead, how old the news is, and what else is not as usual. */
export async function StatusPanel({ board, now }: { board: PublicBoard; now: Date }) {
  const [t, statusWord, locale] = await Promise.all([getT('unit'), getT('common.status'), getLocale()])
  const words = boardWords(locale, now)
  const { status, unit, services, notice, ahead } = board
  const advice = adviceOf(status)
  return (
    <section aria-labelledby="status" className="flex flex-col gap-4">
      <h2 id="status" className="sr-only">
        {t('status')}
      </h2>
      <div className="flex flex-col gap-2">
        <StatusWord status={status.status} label={statusWord(status.status)} large />
        <p className="text-2xl leading-snug font-bold text-balance">{words.headline(status, services.length)}</p>
        <p className="text-soft">
          {status.confirmedAt ? t('fresh', { at: words.at(status.confirmedAt) }) : t('never')}
        </p>
      </div>
      {advice && (
        <div className="border-l-4 border-primary pl-4">
          <h3>{t('instead')}</h3>
          <p>{words.instead(advice)}</p>
          {advice.code === 'ASK_FIRST' && unit.phone && <p>{t('phone', { phone: unit.phone })}</p>}
        </div>
      )}
      {ahead.length > 0 && (
        <ul className="flex flex-col gap-1 font-semibold">
          {ahead.map(({ from, until, reason }) => (
            <li key={from + until + reason}>{t('ahead', { days: formatDays(from, until, locale), reason })}</li>
          ))}
        </ul>
      )}
      {notice && (
        <Notice title={t('notice')}>
          <p className="whitespace-pre-line">{notice.text}</p>
          {notice.until && <p className="text-soft">{t('noticeUntil', { at: formatMoment(notice.until, locale) })}</p>}
        </Notice>
      )}
      {status.problems.length > 1 && (
        <div className="flex flex-col gap-1">
          <h3>{t('problems')}</h3>
          <ul className="flex flex-col gap-2">
            {status.problems.map((problem) => (
              <li key={problem.services[0]?.id} className="flex flex-col gap-1">
                <StatusWord status={problem.status} label={statusWord(problem.status)} />
                <span>{words.trouble(problem)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** At night the opening is in the sentence already: what helps is what to do about the trouble behind the door. */
function adviceOf({
  status,
  instead,
  problems,
}: Pick<PublicBoard['status'], 'status' | 'instead' | 'problems'>): Standing['instead'] {
  return status === 'CLOSED' ? (problems[0]?.instead ?? null) : instead
}
