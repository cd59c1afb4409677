import { formatNumber } from '@/components/format'
import type { FigureRow, Shown } from '@/lib/domain/case-figures'
import { getLocale, getT } from '@/lib/locale'

const COLUMNS = ['received', 'open', 'overdue', 'done', 'onTime', 'late', 'share', 'median', 'p90'] as const
export type Column = (typeof COLUMNS)[number]

export type NamedRow = FigureRow & { name: string }

/** Figures in rows; a column in which nothing stands is left out. */
export async function FigureTable({
  title,
  rows,
  columns: asked = COLUMNS,
}: {
  title: string
  rows: readonly NamedRow[]
  columns?: readonly Column[]
}) {
  const [t, locale] = await Promise.all([getT('figures'), getLocale()])
  const columns = asked.filter((column) => rows.some((row) => row[column] !== null))
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
              <th scope="row" className="sticky left-0 bg-paper py-1.5 pr-2 text-left font-normal">
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
