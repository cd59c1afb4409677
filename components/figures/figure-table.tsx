import { formatNumber } from '@/components/format'
import type { FigureRow, Shown } from '@/lib/domain/case-figures'
import { getLocale, getT } from '@/lib/locale'

const COLUMNS = ['received', 'open', 'overdue', 'done', 'onTime', 'late', 'share', 'median', 'p90'] as const

export type NamedRow = FigureRow & { name: string }

/** Figures in rows; a column in which nothing stands is left out. */
export async function FigureTable({ title, rows }: { title: string; rows: readonly NamedRow[] }) {
  const [t, locale] = await Promise.all([getT('figures'), getLocale()])
  const columns = COLUMNS.filter((column) => rows.some((row) => row[column] !== null))
  const shown = (value: Shown) => (typeof value === 'number' ? formatNumber(value, locale) : (value ?? '–'))
  return (
    <div role="region" aria-label={title} tabIndex={0} className="overflow-x-auto">
      <table className="w-full tabular-nums">
        <thead>
          <tr className="text-sm">
            <th scope="col" className="py-1.5 pr-2 text-left">
              <span className="sr-only">{title}</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-2 py-1.5 text-right align-bottom">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                {row.name}
              </th>
              {columns.map((column) => (
                <td key={column} className="px-2 py-1.5 text-right">
                  {shown(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A count a line. */
export async function CountTable({
  title,
  lines,
}: {
  title: string
  lines: readonly { name: string; count: Shown }[]
}) {
  const [t, locale] = await Promise.all([getT('figures'), getLocale()])
  return (
    <table className="w-full max-w-xl tabular-nums">
      <thead>
        <tr className="text-sm">
          <th scope="col" className="py-1.5 pr-2 text-left">
            <span className="sr-only">{title}</span>
          </th>
          <th scope="col" className="py-1.5 pl-2 text-right">
            {t('count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, count }) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {name}
            </th>
            <td className="py-1.5 pl-2 text-right">
              {typeof count === 'number' ? formatNumber(count, locale) : (count ?? '–')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const HEIGHT = 100

/** What came in each month as bars, drawn by the server; the table under it has the same in numbers. Withheld: no bar. */
export async function MonthBars({ rows }: { rows: readonly NamedRow[] }) {
  const t = await getT('figures')
  const counts = rows.map(({ received }) => (typeof received === 'number' ? received : 0))
  const scale = HEIGHT / Math.max(1, ...counts)
  const summary = rows.map(({ name, received }) => t('chartSummary', { month: name, count: `${received ?? '–'}` }))
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="font-semibold">{t('chart')}</figcaption>
      <svg
        role="img"
        aria-label={`${t('chart')}. ${summary.join(', ')}.`}
        viewBox={`0 0 ${rows.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full border-b-2 border-edge text-primary"
      >
        {counts.map((count, at) => (
          <rect
            key={rows[at]?.key}
            x={at + 0.1}
            y={HEIGHT - count * scale}
            width={0.8}
            height={count * scale}
            fill="currentColor"
          />
        ))}
      </svg>
      <p aria-hidden="true" className="flex justify-between text-sm text-soft">
        <span>{rows[0]?.name}</span>
        {rows.length > 1 && <span>{rows.at(-1)?.name}</span>}
      </p>
    </figure>
  )
}
