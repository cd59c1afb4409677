import { addDays, dayOf, dayToDate, minutesOf, type Day } from './calendar'
import { NOTE_MAX } from './board-input'
import type { FieldProblem } from './result'
import type { StockEntryKind } from './stock'
import { cleanText, lengthOf } from './text'

/** A day's movements as a file of rows: what the columns are called, what a row may say. */

export const IMPORT_ROWS_MAX = 500
export const IMPORT_KB_MAX = 64
/** How many days ago a file's day may be. */
export const IMPORT_DAYS_MAX = 31
/** How many problems are told at once. */
export const PROBLEMS_MAX = 20

export const COLUMNS = ['day', 'time', 'item', 'kind', 'quantity', 'note'] as const
export type Column = (typeof COLUMNS)[number]
const NEEDED: readonly Column[] = ['day', 'item', 'kind', 'quantity']

/** What each column may be called; the first is what the sample says. */
export const HEADERS: Record<Column, readonly [string, ...string[]]> = {
  day: ['tanggal', 'date', 'day'],
  time: ['jam', 'waktu', 'pukul', 'time'],
  item: ['barang', 'item'],
  kind: ['jenis', 'kind', 'type'],
  quantity: ['jumlah', 'quantity', 'qty'],
  note: ['catatan', 'keterangan', 'note'],
}

/** What each kind may be called; the first is what the sample says. */
export const KIND_WORDS: Record<StockEntryKind, readonly [string, ...string[]]> = {
  RECEIVED: ['diterima', 'terima', 'masuk', 'received', 'in'],
  ISSUED: ['terbit', 'keluar', 'issued', 'out'],
  DAMAGED: ['rusak', 'damaged'],
  COUNTED: ['hitung', 'hasil hitung', 'counted', 'count'],
  CORRECTED: ['koreksi', 'corrected', 'correction'],
}

/** One line of the file, cut into its cells. */
export type CsvRow = { line: number; cells: readonly string[] }
/** `minute` after midnight; null: the file does not say. */
export type ImportRow = {
  line: number
  itemId: string
  kind: StockEntryKind
  quantity: number
  minute: number | null
  note: string
}
export type RowProblem = { line: number; column: Column | null; problem: FieldProblem }
export type DayFile = { day: Day; rows: ImportRow[] }

/** The file as it is understood, or every line that is not, in order. `items`: those of which the unit keeps a ledger. */
export function readDayFile(
  [header, ...body]: readonly CsvRow[],
  items: readonly { id: string; name: string }[],
  now: Date,
): { file: DayFile; problems: [] } | { file: null; problems: RowProblem[] } {
  if (!header || body.length === 0)
    return refuse([{ line: header?.line ?? 1, column: null, problem: { key: 'EMPTY_FILE' } }])
  if (body.length > IMPORT_ROWS_MAX)
    return refuse([{ line: header.line, column: null, problem: { key: 'ROWS', max: IMPORT_ROWS_MAX } }])
  const place = placesOf(header.cells)
  const amiss = [
    ...NEEDED.filter((column) => place[column] === undefined).map((column) => ({ column, key: 'COLUMN' })),
    ...COLUMNS.filter((column) => isTwice(column, header.cells)).map((column) => ({ column, key: 'COLUMN_TWICE' })),
  ]
  if (amiss.length > 0) return refuse(amiss.map(({ column, key }) => ({ line: header.line, column, problem: { key } })))
  const problems: RowProblem[] = []
  const rows: ImportRow[] = []
  const cell = (row: CsvRow, column: Column) => cleanText(row.cells[place[column] ?? -1] ?? '')
  const day = dayFrom(cell(body[0] ?? header, 'day'))
  for (const row of body) {
    // Cells without a column are no harmless rest: an unquoted "1,250" is cut into 1 and 250.
    if (row.cells.some((text, at) => at >= header.cells.length || (text !== '' && header.cells[at] === ''))) {
      problems.push({ line: row.line, column: null, problem: { key: 'CELLS' } })
      continue
    }
    const found = readRow((column) => cell(row, column), { day, items, now })
    if ('itemId' in found) rows.push({ line: row.line, ...found })
    else problems.push(...found.problems.map((one) => ({ line: row.line, ...one })))
  }
  return problems.length > 0 || day === null ? refuse(problems) : { file: { day, rows }, problems: [] }
}

const refuse = (problems: RowProblem[]) => ({ file: null, problems })

type Found = Omit<ImportRow, 'line'> | { problems: Omit<RowProblem, 'line'>[] }

function readRow(
  cell: (column: Column) => string,
  { day, items, now }: { day: Day | null; items: readonly { id: string; name: string }[]; now: Date },
): Found {
  const problems: Omit<RowProblem, 'line'>[] = []
  const wrong = (column: Column, key: string, bound: Omit<FieldProblem, 'key'> = {}) => {
    problems.push({ column, problem: { key: cell(column) === '' ? 'REQUIRED' : key, ...bound } })
    return null
  }
  const own = dayFrom(cell('day'))
  const today = dayOf(now)
  if (own === null) wrong('day', 'DATE')
  else if (day !== null && own !== day) wrong('day', 'ONE_DAY')
  else if (own > today) wrong('day', 'FUTURE')
  else if (own < addDays(today, -IMPORT_DAYS_MAX)) wrong('day', 'TOO_OLD', { max: IMPORT_DAYS_MAX })

  const minute = cell('time') === '' ? null : (minuteFrom(cell('time')) ?? wrong('time', 'TIME'))
  if (minute !== null && own === today && minute > minutesOf(now)) wrong('time', 'NOT_YET')

  const item = items.find(({ id, name }) => [id, plain(name)].includes(plain(cell('item')))) ?? wrong('item', 'ITEM')
  const kind = kindFrom(cell('kind')) ?? wrong('kind', 'KIND')
  const quantity = quantityFrom(cell('quantity')) ?? wrong('quantity', 'NUMBER')
  const note = cell('note').replace(/\s+/g, ' ')
  if (lengthOf(note) > NOTE_MAX) wrong('note', 'TOO_LONG', { max: NOTE_MAX })
  if (kind === 'CORRECTED' && note === '') wrong('note', 'REQUIRED')
  if (problems.length > 0 || !item || kind === null || quantity === null) return { problems }
  return { itemId: item.id, kind, quantity, minute, note }
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ')

const names = (column: Column, cell: string) => HEADERS[column].includes(plain(cleanText(cell)))
const isTwice = (column: Column, header: readonly string[]) => header.filter((cell) => names(column, cell)).length > 1

function placesOf(header: readonly string[]): Partial<Record<Column, number>> {
  return Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const at = header.findIndex((cell) => names(column, cell))
      return at < 0 ? [] : [[column, at]]
    }),
  )
}

/** "2026-11-24", "24/11/2026", "24-11-2026", "24.11.2026". */
function dayFrom(text: string): Day | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const [year, month, date] = iso ? iso.slice(1) : (local?.slice(1).reverse() ?? [])
  if (!year || !month || !date) return null
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const moment = dayToDate(day)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null
}

/** "09.05", "9:05". */
function minuteFrom(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?$/.exec(text) ?? []
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return Number(hour) * 60 + Number(minute)
}

function kindFrom(text: string): StockEntryKind | null {
  const found = Object.entries(KIND_WORDS).find(
    ([kind, words]) => kind === text.toUpperCase() || words.includes(plain(text)),
  )
  return (found?.[0] as StockEntryKind | undefined) ?? null
}

/** Digits, with the dots that people put between thousands: "1.250" is twelve hundred and fifty, "1.5" is nothing. */
function quantityFrom(text: string): number | null {
  const digits = text.replace('−', '-').replace(/\s/g, '')
  if (!/^[+-]?(\d{1,9}|\d{1,3}(\.\d{3}){1,2})$/.test(digits)) return null
  return Number(digits.replace(/\./g, ''))
}

/** A file to begin with: of this unit's own items, with today's date; semicolons, as Excel in Indonesia writes them. */
export function sampleCsv(items: readonly { name: string }[], today: Day): string {
  const [first = { name: 'Blanko KTP-el' }, second = first] = items
  const rows: string[][] = [
    COLUMNS.map((column) => HEADERS[column][0]),
    [today, '08.00', first.name, KIND_WORDS.RECEIVED[0], '500', 'Kiriman pusat'],
    [today, '11.30', first.name, KIND_WORDS.ISSUED[0], '48', ''],
    [today, '15.30', second.name, KIND_WORDS.DAMAGED[0], '1', 'Salah cetak'],
  ]
  const cellOf = (text: string) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`
}
