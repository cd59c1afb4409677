import type { Day } from './calendar'
import { OUTCOMES, SPG_KINDS } from './case-states'
import { type CountRow, grouped, publicGrouping, type PublicRow, publishRows } from './publishing'

/** What a report is about, as figures break it down: the channel, and of SPG its kinds. */
export const REPORT_KINDS = ['COMPLAINT', ...SPG_KINDS, 'INSIDER'] as const

/** How long open reports have waited, in working days, as the law's periods cut it. */
export const AGES = ['to14', 'to60', 'over60'] as const
export type Age = (typeof AGES)[number]

/** How reports were answered; ACTED_ON: answered, and the reporter may still object. */
export const ENDINGS = [...OUTCOMES, 'ACTED_ON', 'DECLINED', 'REFERRED'] as const
export type Ending = (typeof ENDINGS)[number]

/** By what a table breaks the received reports down. */
export const BREAKDOWNS = ['month', 'kind', 'unit'] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

/** Reports counted as they are: `open` counts those past their deadline (`overdue`) too; days are working days. */
export type Counted = {
  key: string
  open: number
  overdue: number
  onTime: number
  late: number
  median: number | null
  p90: number | null
}

export type CountedFigures = {
  whole: Counted
  month: Counted[]
  kind: Counted[]
  unit: Counted[]
  endings: { key: Ending; count: number }[]
  ages: { key: Age; count: number }[]
}

/** A number as it is shown: "<5", or null where it is withheld or there is none. */
export type Shown = number | '<5' | null

export type FigureRow = {
  key: string
  received: Shown
  open: Shown
  overdue: Shown
  done: Shown
  onTime: Shown
  late: Shown
  /** of the answered, in time: percent */
  share: number | null
  median: number | null
  p90: number | null
}

export type CountLine<K extends string> = { key: K; count: Shown }

/** What everyone may see of one quarter's reports. Tables are null where nothing of them may be published. */
export type PublishedFigures = {
  whole: FigureRow
  kind: FigureRow[] | null
  unit: FigureRow[] | null
  endings: CountLine<Ending>[] | null
}

/** What leads see besides. */
export type Figures = PublishedFigures & { month: FigureRow[]; ages: CountLine<Age>[] }

/** The figures as they are, for those who may read the reports themselves. */
export function exactFigures(counted: CountedFigures): Figures {
  return {
    whole: exactRow(counted.whole),
    month: counted.month.map(exactRow),
    kind: counted.kind.map(exactRow),
    unit: counted.unit.map(exactRow),
    endings: counted.endings,
    ages: counted.ages,
  }
}

function exactRow({ key, open, overdue, onTime, late, median, p90 }: Counted): FigureRow {
  const done = onTime + late
  const share = done === 0 ? null : percent(onTime, done)
  return { key, received: open + done, open, overdue, done, onTime, late, share, median, p90 }
}

/**
 * The figures in the form that everyone may see; null where there are too few reports for any. No "<5" can be told from
 * the rest (lib/domain/publishing.ts). Times stand only where a row is of one kind and shows what was in time: a time past
 * a kind's period would tell of which kinds a mixed row is. Months and ages are left out for the same reason: how long
 * a report has waited says when it came.
 */
export function publicFigures(counted: Pick<CountedFigures, keyof PublishedFigures>): PublishedFigures | null {
  const grouping = publicGrouping(classesOf(counted.whole))
  if (!grouping) return null
  const [hasOpen, hasTimes] = [grouping.length > 1, grouping.length > 2]
  const table = (rows: readonly Counted[], ofOneKind: boolean): FigureRow[] | null => {
    const published = publishRows(rows.map((row) => ({ key: row.key, counts: grouped(classesOf(row), grouping) })))
    const shown = ({ small, total }: PublicRow) => (small ? '<5' : total)
    return published && published.map((one, at) => safeRow(rows[at]!, shown(one), one.counts !== null, ofOneKind))
  }
  return {
    whole: safeRow(counted.whole, sum(classesOf(counted.whole)), true, false),
    kind: table(counted.kind, true),
    unit: table(counted.unit, false),
    endings: hasOpen ? publishLines(counted.endings) : null,
  }

  function safeRow(row: Counted, received: Shown, isSplit: boolean, ofOneKind: boolean): FigureRow {
    const [split, timed] = [isSplit && hasOpen, isSplit && hasTimes]
    const done = row.onTime + row.late
    return {
      ...{ key: row.key, received, overdue: null },
      open: split ? row.open : null,
      done: split ? done : null,
      onTime: timed ? row.onTime : null,
      late: timed ? row.late : null,
      share: timed ? percent(row.onTime, done) : null,
      median: timed && ofOneKind ? row.median : null,
      p90: timed && ofOneKind ? row.p90 : null,
    }
  }
}

function publishLines<K extends string>(lines: readonly { key: K; count: number }[]): CountLine<K>[] | null {
  const rows: CountRow[] = lines.map(({ key, count }) => ({ key, counts: [count] }))
  const published = publishRows(rows)
  return published && published.map(({ small, total }, at) => ({ key: lines[at]!.key, count: small ? '<5' : total }))
}

const classesOf = ({ open, onTime, late }: Counted) => [open, onTime, late]
const percent = (part: number, whole: number) => Math.round((part * 100) / whole)
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** A month as "2026-11". */
export type Month = string

export const monthOf = (day: Day): Month => day.slice(0, 7)

/** The month that many months later; earlier where `count` is negative. */
export function addMonths(month: Month, count: number): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** Every month from one to another, both included. */
export function monthsBetween(from: Month, until: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= until; month = addMonths(month, 1)) months.push(month)
  return months
}

/** How many months leads look back at. */
export const SPANS = [3, 12, 24, 60] as const

const HEAD = 'table,key,name,received,open,overdue,answered,on_time,late,on_time_percent,median_days,p90_days'.split(
  ',',
)

/** What a key is called in one of the tables. */
export type Named = (table: Breakdown | 'ending' | 'age', key: string) => string

/** Figures as a CSV file (RFC 4180), one line a row of a table. */
export const figuresCsv = (figures: Figures, named: Named): string => csvText([HEAD, ...csvLines(figures, named)])

/** The published quarters as one CSV file; of one with too few reports the whole alone, as "<5". */
export function releasesCsv(
  releases: readonly { quarter: string; figures: PublishedFigures | null }[],
  named: Named,
): string {
  const few = ['all', '', '', '<5', ...Array<null>(HEAD.length - 4).fill(null)]
  const lines = releases.flatMap(({ quarter, figures }) =>
    (figures ? csvLines(figures, named) : [few]).map((line) => [quarter, ...line]),
  )
  return csvText([['quarter', ...HEAD], ...lines])
}

function csvLines(figures: PublishedFigures & Partial<Figures>, named: Named): (string | Shown)[][] {
  const lines: (string | Shown)[][] = [['all', '', '', ...cells(figures.whole)]]
  for (const table of BREAKDOWNS)
    for (const row of figures[table] ?? []) lines.push([table, row.key, named(table, row.key), ...cells(row)])
  for (const { key, count } of figures.endings ?? [])
    lines.push(['ending', key, named('ending', key), null, null, null, count, null, null, null, null, null])
  for (const { key, count } of figures.ages ?? [])
    lines.push(['age', key, named('age', key), null, count, null, null, null, null, null, null, null])
  return lines
}

const cells = ({ received, open, overdue, done, onTime, late, share, median, p90 }: FigureRow): Shown[] => [
  ...[received, open, overdue, done, onTime, late, share, median, p90],
]

/** Rows as RFC 4180 has them. A text that a spreadsheet would take for a formula is told apart by an apostrophe. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    if (typeof value !== 'string') return value === null ? '' : `${value}`
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
