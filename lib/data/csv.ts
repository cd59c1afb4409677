import 'server-only'
import { CsvError, parse } from 'csv-parse/sync'
import type { CsvRow, RowProblem } from '@/lib/domain/stock-import'

const SEPARATORS = [';', ',', '\t']
const LINE_ENDS = ['\r\n', '\n', '\r']

/** A text's rows, cut by the separator that its first line uses most, or the line on which its quotes do not add up. */
export function readCsv(text: string): { rows: CsvRow[] } | { problems: RowProblem[] } {
  // "sep=;", which Excel understands, is no row; its line stays, so that the numbers of the others are true.
  const content = text.replace(/^\uFEFF?sep=.(?=\r|\n)/i, '')
  const first = content.split(/\r\n?|\n/).find((line) => line.trim() !== '') ?? ''
  const count = (separator: string) => first.split(separator).length
  const delimiter = SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best))
  try {
    const found = parse(content, {
      // All of them: told one by the first line alone, the parser would take lines that end otherwise as one.
      ...{ delimiter, record_delimiter: LINE_ENDS, bom: true, trim: true, info: true },
      ...{ relax_column_count: true, max_record_size: 4000 },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return { rows: found.map(({ info, record }) => ({ line: info.lines, cells: record })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as { lines?: number }
    return { problems: [{ line: lines ?? 1, column: null, problem: { key: 'CSV' } }] }
  }
}

/** A file's text: UTF-8, UTF-16 by its mark ("Unicode text" of Excel), or what Excel on Windows wrote before; null: it is none. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decoded(bytes)
  return text.includes('\0') ? null : text
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
