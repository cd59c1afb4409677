import type { Day } from './calendar'
import { OUTCOMES, SPG_KINDS } from './case-states'
import { type CountRow, grouped, publicGrouping, publishRows } from './publishing'

/** What a report is about, as figures break it down: the channel, and of SPG its kinds. */
export const REPORT_KINDS = ['COMPLAINT', ...SPG_KINDS, 'INSIDER'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

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

/** Tables are null where nothing of them may be published. */
export type Figures = {
  whole: FigureRow
  month: FigureRow[] | null
  kind: FigureRow[] | null
  unit: FigureRow[] | null
  endings: CountLine<Ending>[] | null
  ages: CountLine<Age>[] | null
}

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
 * the rest (lib/domain/publishing.ts). Times and shares stand only beside counts that are shown.
 */
export function publicFigures(counted: CountedFigures): Figures | null {
  const grouping = publicGrouping(classesOf(counted.whole))
  if (!grouping) return null
  const table = (rows: readonly Counted[]): FigureRow[] | null => {
    const published = publishRows(rows.map((row) => ({ key: row.key, counts: grouped(classesOf(row), grouping) })))
    return (
      published && published.map(({ small, total, counts }, at) => safeRow(rows[at]!, small ? '<5' : total, counts))
    )
  }
  const [hasOpen, hasTimes] = [grouping.length > 1, grouping.length > 2]
  return {
    whole: safeRow(counted.whole, sum(classesOf(counted.whole)), grouped(classesOf(counted.whole), grouping)),
    month: table(counted.month),
    kind: table(counted.kind),
    unit: table(counted.unit),
    endings: hasOpen ? publishLines(counted.endings) : null,
    ages: hasOpen ? publishLines(counted.ages) : null,
  }

  /** `counts` null, or grouped as the whole is. */
  function safeRow(row: Counted, received: Shown, counts: readonly number[] | null): FigureRow {
    const split = counts !== null && hasOpen
    const done = row.onTime + row.late
    return {
      ...{ key: row.key, received, overdue: null },
      open: split ? row.open : null,
      done: split ? done : null,
      onTime: split && hasTimes ? row.onTime : null,
      late: split && hasTimes ? row.late : null,
      share: split && hasTimes ? percent(row.onTime, done) : null,
      median: split ? row.median : null,
      p90: split ? row.p90 : null,
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

const HEADS = 'table,key,name,received,open,overdue,answered,on_time,late,on_time_percent,median_days,p90_days'

/** Figures as a CSV file (RFC 4180), one line a row of a table; `named` says what a key is called. */
export function figuresCsv(
  figures: Figures,
  named: (table: Breakdown | 'ending' | 'age', key: string) => string,
): string {
  const lines: (string | Shown)[][] = [['all', '', '', ...cells(figures.whole)]]
  for (const table of BREAKDOWNS)
    for (const row of figures[table] ?? []) lines.push([table, row.key, named(table, row.key), ...cells(row)])
  for (const { key, count } of figures.endings ?? [])
    lines.push(['ending', key, named('ending', key), null, null, null, count, null, null, null, null, null])
  for (const { key, count } of figures.ages ?? [])
    lines.push(['age', key, named('age', key), null, count, null, null, null, null, null, null, null])
  return csvText([HEADS.split(','), ...lines])
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
