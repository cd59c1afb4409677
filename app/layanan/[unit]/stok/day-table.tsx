import { formatNumber, formatShortDay } from '@/components/format'
import { Opens } from '@/components/board/opens'
import type { LedgerDay } from '@/lib/domain/ledger'
import { getLocale, getT } from '@/lib/locale'

const COLUMNS = ['received', 'issued', 'damaged', 'adjusted', 'balance'] as const
const CELL = 'border-t border-line px-2 py-1.5 text-right'

/** The same days in numbers, newest first. */
export async function DayTable({ days, name }: { days: readonly LedgerDay[]; name: string }) {
  const [t, locale] = await Promise.all([getT('ledger'), getLocale()])
  return (
    <details className="group">
      <summary className="flex min-h-11 items-center gap-2 py-2 text-link">
        {t('table')} <Opens />
      </summary>
      <div role="region" aria-label={t('tableOf', { name })} tabIndex={0} className="overflow-x-auto">
        <table className="w-full tabular-nums">
          <thead>
            <tr className="text-sm">
              <th scope="col" className="px-2 py-1.5 text-left">
                {t('day')}
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="px-2 py-1.5 text-right">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((row) => (
              <tr key={row.day}>
                <th scope="row" className={`${CELL} text-left font-normal whitespace-nowrap`}>
                  {formatShortDay(row.day, locale)}
                </th>
                {COLUMNS.map((column) => (
                  <td key={column} className={`${CELL} ${column === 'balance' ? 'font-semibold' : ''}`}>
                    {column !== 'balance' && row[column] === 0 ? '–' : formatNumber(row[column], locale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
