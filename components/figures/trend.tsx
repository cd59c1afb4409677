import { getT } from '@/lib/locale'
import { BarChart, type Point } from './bar-chart'
import { type Column, FigureTable, type NamedRow } from './figure-table'

/** Figures by month or quarter, oldest first: what came in, what waits, what was in time and how long it took; each drawn, with its table. */
export async function Trend({
  title,
  step,
  rows,
}: {
  title: string
  step: 'month' | 'quarter'
  rows: readonly NamedRow[]
}) {
  const [t, chart] = await Promise.all([getT('figures'), getT('figures.chart')])
  const points = (...columns: Column[]): Point[] =>
    rows.map((row) => ({ key: row.key, name: row.name, values: columns.map((column) => row[column]) }))
  const draw = (of: 'received' | 'open' | 'share' | 'time', top: number | undefined, ...columns: Column[]) => (
    <BarChart
      id={`${step}-${of}`}
      title={chart(of, { step })}
      series={columns.map((column) => t(column))}
      points={points(...columns)}
      top={top}
    />
  )
  const has = (column: Column) => rows.some((row) => row[column] !== null)
  return (
    <>
      {draw('received', undefined, 'received')}
      {has('open') && (has('overdue') ? draw('open', undefined, 'open', 'overdue') : draw('open', undefined, 'open'))}
      <FigureTable title={title} rows={rows} columns={['received', 'open', 'overdue']} />
      {has('share') && draw('share', 100, 'share')}
      {has('done') && (
        <FigureTable title={chart('share', { step })} rows={rows} columns={['done', 'onTime', 'late', 'share']} />
      )}
      {has('median') && (
        <>
          {draw('time', undefined, 'p90', 'median')}
          <FigureTable title={chart('time', { step })} rows={rows} columns={['median', 'p90']} />
        </>
      )}
    </>
  )
}
