import { boardWords } from '@/components/board/words'
import { formatNumber, formatShortDay } from '@/components/format'
import { Warning } from '@/components/icons'
import type { PublicLedger } from '@/lib/data/public-ledger'
import { dayOf } from '@/lib/domain/calendar'
import { ISSUE_DAYS_MIN, LEDGER_DAYS } from '@/lib/domain/ledger'
import { RATE_DAYS } from '@/lib/domain/stock'
import { getLocale, getT } from '@/lib/locale'
import { DayBars } from './day-bars'
import { DayTable } from './day-table'

/** One item: the balance, today, how long it lasts or why nobody can tell, and the last 30 days drawn and in numbers. */
export async function Ledger({ item, now }: { item: PublicLedger; now: Date }) {
  const [t, kinds, locale] = await Promise.all([getT('ledger'), getT('unit.stock'), getLocale()])
  const { itemId, itemName, unitWord, balance, threshold, updatedAt, since, days } = item
  const today = days.at(-1)
  const words = boardWords(locale, now)
  return (
    <section aria-labelledby={itemId} className="flex flex-col gap-4 border-t border-line pt-4">
      <div className="flex flex-col gap-1">
        <h2 id={itemId} className="text-xl">
          {itemName}
        </h2>
        <p className={`text-3xl font-bold ${balance === 0 ? 'text-unavailable' : ''}`}>
          {balance === 0 ? kinds('out') : kinds('left', { count: balance, unit: unitWord })}
        </p>
        {balance > 0 && balance < threshold && (
          <p className="flex items-center gap-1.5 font-semibold text-limited">
            <Warning /> {kinds('low')}
          </p>
        )}
        <p>{ahead()}</p>
        <p>{moved()}</p>
        <p className="text-soft">{kinds('asOf', { at: words.at(updatedAt) })}</p>
      </div>
      <DayBars
        title={t('balances', { unit: unitWord })}
        days={days.map(({ day, balance: value }) => ({ day, value }))}
        className="text-primary"
      />
      <DayBars
        title={t('issues', { unit: unitWord })}
        days={days.map(({ day, issued: value }) => ({ day, value }))}
        className="text-limited"
      />
      <DayTable days={days} name={itemName} />
      {days.length < LEDGER_DAYS && <p className="text-soft">{t('since', { day: formatShortDay(since, locale) })}</p>}
    </section>
  )

  function ahead(): string {
    const { outlook } = item
    switch (outlook.code) {
      case 'OUT':
        return t('outlook.OUT')
      case 'YOUNG':
        return t('outlook.YOUNG', { days: outlook.days, of: RATE_DAYS })
      case 'FEW':
        return t('outlook.FEW', { days: outlook.days, of: RATE_DAYS, min: ISSUE_DAYS_MIN })
      case 'LASTS':
        return t(outlook.days > 0 ? 'outlook.LASTS' : 'outlook.LAST_DAY', {
          ...{ days: outlook.days, of: RATE_DAYS, unit: unitWord },
          aDay: formatNumber(Math.round(outlook.aDay * 10) / 10, locale),
        })
    }
  }

  function moved(): string {
    if (!today || today.day !== dayOf(now)) return kinds('quiet')
    const parts = (
      [
        ['RECEIVED', today.received],
        ['ISSUED', -today.issued],
        ['DAMAGED', -today.damaged],
        ['adjusted', today.adjusted],
      ] as const
    )
      .filter(([, delta]) => delta !== 0)
      .map(([kind, delta]) => `${signed(delta)} ${kind === 'adjusted' ? t('adjusted') : kinds(kind)}`)
    return parts.length === 0 ? kinds('quiet') : `${kinds('today')}: ${parts.join(', ')}`
  }

  function signed(delta: number): string {
    return `${delta > 0 ? '+' : '−'}${formatNumber(Math.abs(delta), locale)}`
  }
}
