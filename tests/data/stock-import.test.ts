import { addStockEntry } from '@/lib/data/board-stock'
import { decodeText, readCsv } from '@/lib/data/csv'
import { db } from '@/lib/data/client'
import { importDay, type Imported } from '@/lib/data/stock-import'
import { sampleCsv } from '@/lib/domain/stock-import'
import { at, boardUnit, colleague, form, officer, stockInput, storedBoard, type TestUnit } from './boards'

const DAY = '2026-11-24'
const now = at(DAY, 16)
const HEADER = 'tanggal;jam;barang;jenis;jumlah;catatan'
const file = (...rows: string[]) => [HEADER, ...rows].join('\r\n')
const GOOD = file(
  '24/11/2026;08.10;Blanko KTP-el;diterima;100;"Kiriman; pusat"',
  '24/11/2026;11.30;blanko-ktp-el;terbit;48;',
  '24/11/2026;;Blanko KTP-el;rusak;2;',
)

async function take(unit: TestUnit, text: string, base?: string): Promise<Imported> {
  const result = await importDay(unit.operator, { form: form(), text, base }, now)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const baseOf = (imported: Imported) => (imported.step === 'PREVIEW' ? imported.base : imported.step)

async function counted() {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(10, 'COUNTED'), at(DAY, 7))
  return unit
}

test('a preview says what the balances would become and writes nothing; sent again, all of it is entered', async () => {
  const unit = await counted()
  const before = await storedBoard(unit.id)
  const preview = await take(unit, GOOD)
  expect(preview).toMatchObject({
    ...{ step: 'PREVIEW', day: DAY, rows: 3, moved: false },
    plan: [{ item: { id: 'blanko-ktp-el' }, before: 10, after: 60 }],
  })
  expect(await storedBoard(unit.id)).toEqual(before)
  expect(await take(unit, GOOD, baseOf(preview))).toMatchObject({ step: 'DONE', rows: 3 })
  const { stocks, entries, changes, audit } = await storedBoard(unit.id)
  expect(stocks).toMatchObject([{ balance: 60 }])
  expect(entries.slice(1)).toMatchObject([
    { kind: 'RECEIVED', delta: 100, at: at(DAY, 8, 10), enteredAt: now, note: 'Kiriman; pusat' },
    { kind: 'ISSUED', delta: -48, balance: 62, at: at(DAY, 11, 30) },
    { kind: 'DAMAGED', delta: -2, balance: 60, at: now, enteredAt: null },
  ])
  expect(entries.slice(1).every(({ importId }) => importId !== null)).toBe(true)
  expect(changes.at(-1)).toMatchObject({ kind: 'STOCK', before: '10', after: '60', entry: null })
  expect(audit.at(-1)).toMatchObject({ action: 'board:import', detail: { day: DAY, rows: 3 } })
})

test('the same file twice changes nothing: later, at once, with other separators, by a colleague', async () => {
  const unit = await counted()
  const base = baseOf(await take(unit, GOOD))
  const other = { ...unit, operator: await colleague(unit) }
  const steps = await Promise.all([take(unit, GOOD, base), take(other, GOOD, base)])
  expect(steps.map(({ step }) => step).sort()).toEqual(['DONE', 'KNOWN'])
  const commas = `\uFEFF${GOOD.replaceAll(';', ',').replace('"Kiriman, pusat"', '"Kiriman; pusat"').replaceAll('\r\n', '\n')}`
  expect(await take(other, commas.replace('terbit', 'ISSUED'))).toMatchObject({ step: 'KNOWN', at: now })
  expect((await storedBoard(unit.id)).stocks).toMatchObject([{ balance: 60 }])
  expect(await db.stockImport.count({ where: { unitId: unit.id } })).toBe(1)
  const another = await counted()
  expect(await take(another, GOOD)).toMatchObject({ step: 'PREVIEW' })
})

test('the same form twice is one deed', async () => {
  const unit = await counted()
  const sent = { form: form(), text: GOOD, base: baseOf(await take(unit, GOOD)) }
  expect(await importDay(unit.operator, sent, now)).toMatchObject({ value: { step: 'DONE' } })
  expect(await importDay(unit.operator, sent, now)).toMatchObject({ value: { step: 'KNOWN' } })
  expect((await storedBoard(unit.id)).entries).toHaveLength(4)
})

test('all or nothing: the line that the ledger refuses is told', async () => {
  const unit = await counted()
  const before = await storedBoard(unit.id)
  const rows = ['24/11/2026;09.00;Blanko KTP-el;terbit;4;', '24/11/2026;10.00;Blanko KTP-el;terbit;7;']
  expect(await take(unit, file(...rows), 'blanko-ktp-el=10')).toEqual({
    step: 'ROWS',
    problems: [{ line: 3, column: 'quantity', problem: { key: 'BELOW_ZERO', max: 6 } }],
  })
  const count = file('24/11/2026;06.00;Blanko KTP-el;hitung;9;')
  expect(await take(unit, count)).toMatchObject({
    problems: [{ line: 2, column: 'time', problem: { key: 'COUNT_LATE' } }],
  })
  expect(await storedBoard(unit.id)).toEqual(before)
})

test('where the stock has moved since the preview, a new preview comes back', async () => {
  const unit = await counted()
  const base = baseOf(await take(unit, GOOD))
  await addStockEntry(await colleague(unit), stockInput(3, 'ISSUED'), at(DAY, 12))
  const again = await take(unit, GOOD, base)
  expect(again).toMatchObject({ step: 'PREVIEW', moved: true, plan: [{ before: 7, after: 57 }] })
  expect(await take(unit, GOOD, baseOf(again))).toMatchObject({ step: 'DONE' })
})

test('only for an operator, and only of items that the unit keeps', async () => {
  const unit = await counted()
  expect(await take(unit, GOOD.replaceAll(/Blanko KTP-el|blanko-ktp-el/g, 'Blanko KIA'))).toMatchObject({
    problems: [{ problem: { key: 'ITEM' } }, { problem: { key: 'ITEM' } }, { problem: { key: 'ITEM' } }],
  })
  const admin = await officer('ADMIN', unit.id)
  const result = await importDay(admin, { form: form(), text: GOOD, base: 'blanko-ktp-el=10' }, now)
  expect(result.ok && result.value.step).not.toBe('DONE')
  expect((await storedBoard(unit.id)).entries).toHaveLength(1)
})

test('the sample that the page hands out is taken in', async () => {
  const unit = await counted()
  expect(await take(unit, sampleCsv([{ name: 'Blanko KTP-el' }], DAY))).toMatchObject({ step: 'PREVIEW', rows: 3 })
})

describe('cutting a file', () => {
  test('line numbers are those of the file, blank lines and Excel’s "sep=" included', () => {
    const cut = readCsv('\uFEFFsep=;\r\na;b\r\n\r\n"x;1"; y\r\n;;\r\n"two\nlines";z\r\n')
    expect(cut).toEqual({
      rows: [
        { line: 2, cells: ['a', 'b'] },
        { line: 4, cells: ['x;1', 'y'] },
        { line: 7, cells: ['two\nlines', 'z'] },
      ],
    })
  })

  test('a line ends as it likes: no movement is swallowed by the one before', () => {
    const lines = (text: string) => {
      const cut = readCsv(text)
      return 'rows' in cut && cut.rows.map(({ line, cells }) => [line, ...cells])
    }
    for (const mixed of ['a;b\r\n1;2\n3;4\r\n', 'a;b\n1;2\r\n3;4', 'a;b\r1;2\r\n3;4\n'])
      expect(lines(mixed)).toEqual([
        [1, 'a', 'b'],
        [2, '1', '2'],
        [3, '3', '4'],
      ])
  })

  test('quotes that do not match are told by their line', () => {
    expect(readCsv('a;b\n1;2\n"x;y\n')).toMatchObject({ problems: [{ column: null, problem: { key: 'CSV' } }] })
    expect(readCsv('a;b\n1;"2"3\n')).toMatchObject({ problems: [{ line: 2, problem: { key: 'CSV' } }] })
  })

  test('UTF-8, or what Excel on Windows wrote before it', () => {
    expect(decodeText(new TextEncoder().encode('Né−3'))).toBe('Né−3')
    expect(decodeText(Uint8Array.of(78, 0xe9))).toBe('Né')
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 78, 0, 0xe9, 0))).toBe('Né')
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 78, 0, 0xe9))).toBe('Né')
  })

  test('a workbook or an image is no text', () => {
    expect(decodeText(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0))).toBeNull()
    expect(decodeText(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13))).toBeNull()
  })
})

test('a preview of the unit that its officer has left is drawn anew, whatever the balances', async () => {
  const [left, next] = [await counted(), await counted()]
  const base = baseOf(await take(left, GOOD))
  expect(await take({ ...next, operator: { ...left.operator, unitId: next.id } }, GOOD, base)).toMatchObject({
    ...{ step: 'PREVIEW', moved: true },
  })
})
