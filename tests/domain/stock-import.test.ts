import fc from 'fast-check'
import { HEADERS, IMPORT_ROWS_MAX, KIND_WORDS, readDayFile, sampleCsv } from '@/lib/domain/stock-import'
import { STOCK_ENTRY_KINDS } from '@/lib/domain/stock'
import { wita } from './board-facts'

const now = wita('2026-11-24', '10.20')
const items = [
  { id: 'blanko-ktp-el', name: 'Blanko KTP-el' },
  { id: 'ribbon', name: 'Ribbon dan film' },
]
const HEADER = ['tanggal', 'jam', 'barang', 'jenis', 'jumlah', 'catatan']
const GOOD = ['2026-11-24', '09.05', 'Blanko KTP-el', 'terbit', '48', '']
const read = (...rows: string[][]) =>
  readDayFile(
    rows.map((cells, i) => ({ line: i + 1, cells })),
    items,
    now,
  )
const row = (changes: Record<number, string>) => GOOD.map((cell, i) => changes[i] ?? cell)

test('a row as it was meant', () => {
  expect(
    read(HEADER, GOOD, row({ 1: '', 2: ' RIBBON  dan film', 3: 'Diterima', 4: '1.250', 5: ' Kiriman\npusat ' })),
  ).toEqual({
    problems: [],
    file: {
      day: '2026-11-24',
      rows: [
        { line: 2, itemId: 'blanko-ktp-el', kind: 'ISSUED', quantity: 48, minute: 545, note: '' },
        { line: 3, itemId: 'ribbon', kind: 'RECEIVED', quantity: 1250, minute: null, note: 'Kiriman pusat' },
      ],
    },
  })
})

test('columns in any order, in English, with others between; optional ones may be missing', () => {
  const found = read(['Quantity', 'loket', 'Kind', 'Item', 'Date'], ['3', 'A', 'issued', 'ribbon', '24/11/2026'])
  expect(found.file?.rows).toMatchObject([{ itemId: 'ribbon', kind: 'ISSUED', quantity: 3, minute: null, note: '' }])
})

test.each(Object.entries(KIND_WORDS).flatMap(([kind, words]) => [kind, ...words].map((word) => [word, kind] as const)))(
  'the kind "%s" is %s',
  (word, kind) => {
    expect(read(HEADER, row({ 3: word, 5: 'catatan' })).file?.rows).toMatchObject([{ kind }])
  },
)

test('no word means two kinds or two columns', () => {
  for (const table of [KIND_WORDS, HEADERS]) {
    const words = Object.values(table).flat()
    expect(new Set(words).size).toBe(words.length)
  }
})

test.each<[Record<number, string>, string, object]>([
  [{ 0: '31/02/2026' }, 'day', { key: 'DATE' }],
  [{ 0: '' }, 'day', { key: 'REQUIRED' }],
  [{ 0: '2026-11-25' }, 'day', { key: 'FUTURE' }],
  [{ 0: '2026-10-23' }, 'day', { key: 'TOO_OLD', max: 31 }],
  [{ 1: '25.00' }, 'time', { key: 'TIME' }],
  [{ 1: '10.21' }, 'time', { key: 'NOT_YET' }],
  [{ 2: 'Blanko' }, 'item', { key: 'ITEM' }],
  [{ 3: 'hilang' }, 'kind', { key: 'KIND' }],
  [{ 4: '1,5' }, 'quantity', { key: 'NUMBER' }],
  [{ 4: '1.5' }, 'quantity', { key: 'NUMBER' }],
  [{ 4: '' }, 'quantity', { key: 'REQUIRED' }],
  [{ 5: 'x'.repeat(141) }, 'note', { key: 'TOO_LONG', max: 140 }],
  [{ 3: 'koreksi', 4: '-3' }, 'note', { key: 'REQUIRED' }],
])('%j is told by line and column', (changes, column, problem) => {
  expect(read(HEADER, row(changes))).toEqual({ file: null, problems: [{ line: 2, column, problem }] })
})

test('every wrong line is told at once; one day a file', () => {
  const { problems } = read(HEADER, GOOD, row({ 0: '2026-11-23', 4: 'x' }), row({ 3: '?' }))
  expect(problems.map(({ line, column, problem }) => [line, column, problem.key])).toEqual([
    [3, 'day', 'ONE_DAY'],
    [3, 'quantity', 'NUMBER'],
    [4, 'kind', 'KIND'],
  ])
})

test('a cell without a column is told: 1,250 between commas is no 1', () => {
  const cut = [...row({ 4: '1' }).slice(0, 5), '250', 'Kiriman']
  const short = HEADER.slice(0, 5)
  for (const [header, line] of [
    [HEADER, cut],
    [
      [...HEADER, '', ''],
      [...cut, ''],
    ],
    [short, cut.slice(0, 6)],
  ] as const)
    expect(read([...header], GOOD.slice(0, 5), [...line])).toEqual({
      file: null,
      problems: [{ line: 3, column: null, problem: { key: 'CELLS' } }],
    })
  expect(read([...HEADER, ''], [...GOOD, '']).file?.rows).toHaveLength(1)
})

test('a column that is there twice is told', () => {
  const problems = [{ line: 1, column: 'quantity', problem: { key: 'COLUMN_TWICE' } }]
  expect(read([...HEADER, 'Qty'], [...GOOD, '49'])).toEqual({ file: null, problems })
})

test('what is no file of entries', () => {
  const keys = (...rows: string[][]) => read(...rows).problems.map(({ column, problem }) => [column, problem.key])
  expect(keys()).toEqual([[null, 'EMPTY_FILE']])
  expect(keys(HEADER)).toEqual([[null, 'EMPTY_FILE']])
  expect(keys(['a', 'b'], GOOD)).toEqual(['day', 'item', 'kind', 'quantity'].map((column) => [column, 'COLUMN']))
  expect(keys(HEADER, ...Array.from({ length: IMPORT_ROWS_MAX + 1 }, () => GOOD))).toEqual([[null, 'ROWS']])
})

test('property: whatever is in the cells, either every row is understood or some line is told', () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(...GOOD, ...STOCK_ENTRY_KINDS, '-3', '00.00'))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const { file, problems } = read(HEADER, ...rows)
      if (file) expect(file.rows).toHaveLength(rows.length)
      else expect(problems.every(({ line }) => line >= 1 && line <= rows.length + 1)).toBe(true)
      expect(file === null).toBe(problems.length > 0)
    }),
  )
})

test('the sample is a file that is understood', () => {
  const rows = sampleCsv(items, '2026-11-23').replace('\uFEFF', '').trimEnd().split('\r\n')
  const { file } = read(...rows.map((line) => line.split(';')))
  expect(file).toMatchObject({
    day: '2026-11-23',
    rows: [{ kind: 'RECEIVED' }, { kind: 'ISSUED' }, { kind: 'DAMAGED' }],
  })
})
