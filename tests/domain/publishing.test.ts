import fc from 'fast-check'
import { type Counted, type FigureRow, publicFigures, type PublishedFigures } from '@/lib/domain/case-figures'
import { SMALLEST_COUNT } from '@/lib/domain/figures'
import { type CountRow, grouped, publicGrouping, type PublicRow, publishRows } from '@/lib/domain/publishing'

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** A table whose class totals may be published: 5 and more each. */
const tables = (rows: number, classes: number, max: number) =>
  fc
    .array(fc.array(fc.nat({ max }), { minLength: classes, maxLength: classes }), { minLength: 1, maxLength: rows })
    .filter((counts) => counts[0]!.every((_, at) => sum(counts.map((row) => row[at]!)) >= SMALLEST_COUNT))
    .map((counts): CountRow[] => counts.map((row, at) => ({ key: `${at}`, counts: row })))

/**
 * Everything that a row could be, as somebody reasons who has the page and nothing else: tries every table that shows the
 * same and has the same class totals, by brute force and without the code's arithmetic.
 */
function possible(
  rows: readonly PublicRow[],
  whole: readonly number[],
): { totals: Set<number>; counts: Set<number>[] }[] {
  const found = rows.map(() => ({ totals: new Set<number>(), counts: whole.map(() => new Set<number>()) }))
  const chosen: number[][] = []
  const go = (at: number, left: readonly number[]) => {
    if (at === rows.length) {
      if (left.some((count) => count !== 0)) return
      chosen.forEach((row, place) => {
        found[place]!.totals.add(sum(row))
        row.forEach((count, of) => found[place]!.counts[of]!.add(count))
      })
      return
    }
    const { small, total, counts } = rows[at]!
    // The last row is whatever is left.
    const last = at === rows.length - 1 ? [[...left]] : vectors(left)
    for (const row of counts ? [[...counts]] : last) {
      if (row.some((count, of) => count > left[of]!)) continue
      const all = sum(row)
      if (small ? all >= SMALLEST_COUNT : total === null ? all < SMALLEST_COUNT : all !== total) continue
      chosen[at] = row
      go(
        at + 1,
        left.map((count, of) => count - row[of]!),
      )
    }
  }
  go(0, whole)
  return found
}

function vectors(upTo: readonly number[]): number[][] {
  return upTo.reduce<number[][]>(
    (before, most) => before.flatMap((row) => Array.from({ length: most + 1 }, (_, count) => [...row, count])),
    [[]],
  )
}

function expectNothingRecovered(table: CountRow[]) {
  const rows = publishRows(table)
  if (rows === null) return
  const whole = table[0]!.counts.map((_, of) => sum(table.map(({ counts }) => counts[of]!)))
  possible(rows, whole).forEach(({ totals, counts }, at) => {
    const row = rows[at]!
    if (row.small) expect([...totals].sort()).toEqual([0, 1, 2, 3, 4])
    if (row.counts === null && whole.length > 1)
      for (const possibilities of counts) expect(possibilities.size).toBeGreaterThanOrEqual(SMALLEST_COUNT)
  })
}

test('no suppressed count can be recovered: every "<5" may be each of 0 to 4', () => {
  fc.assert(fc.property(tables(5, 1, 14), expectNothingRecovered), { numRuns: 300 })
})

test('what became of a row that is not shown may be at least five numbers each, and its "<5" all of them', () => {
  fc.assert(fc.property(tables(4, 2, 8), expectNothingRecovered), { numRuns: 80 })
})

test('the same with three classes', () => {
  fc.assert(fc.property(tables(3, 3, 4), expectNothingRecovered), { numRuns: 30 })
})

/** Reports, each with its kind, office, ending and class (open, on time, late; the ending counts once it is answered). */
const REPORT = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(2))

/** What is published of these reports, as it is read: everything that is in it, all tables together. */
function published(reports: readonly (readonly [number, number, number, number])[]): PublishedFigures | null {
  const row = (key: string, of: typeof reports): Counted => {
    const [open, onTime, late] = [0, 1, 2].map((as) => of.filter(([, , , became]) => became === as).length)
    return { key, open: open!, onTime: onTime!, late: late!, overdue: open!, median: 3, p90: 40 }
  }
  const rows = (place: 0 | 1) =>
    [0, 1, 2].map((key) =>
      row(
        `${key}`,
        reports.filter((one) => one[place] === key),
      ),
    )
  const ended = (as: number) => reports.filter(([, , ending, became]) => became > 0 && ending === as).length
  const endings = [
    { key: 'PROVEN', count: ended(0) },
    { key: 'NOT_PROVEN', count: ended(1) },
  ] as const
  return JSON.parse(
    JSON.stringify(publicFigures({ whole: row('', reports), kind: rows(0), unit: rows(1), endings: [...endings] })),
  ) as PublishedFigures | null
}

/** A row's classes as its cells tell them, as finely as the whole is told; null: not told. */
function told({ received, open, done, onTime, late }: FigureRow, whole: FigureRow): number[] | null {
  const cells = whole.onTime !== null ? [open, onTime, late] : whole.open !== null ? [open, done] : [received]
  return cells.every((cell) => typeof cell === 'number') ? (cells as number[]) : null
}

const asRow = (row: FigureRow, whole: FigureRow): PublicRow => ({
  ...{ key: row.key, small: row.received === '<5', total: typeof row.received === 'number' ? row.received : null },
  counts: told(row, whole),
})

/**
 * Tables have in common only what the whole tells, so reports can be given kinds, offices and endings independently of
 * each other: what is possible in each table is possible in all of them at once. So it is enough to try each by itself,
 * with the cells of the whole page and nothing else.
 */
test('no suppressed count can be recovered from what is published, tables, shares and times together', () => {
  fc.assert(
    fc.property(fc.array(REPORT, { minLength: 15, maxLength: 22 }), (reports) => {
      const shown = published(reports)
      if (shown === null) return
      const { whole, kind, unit, endings } = shown
      const classes = told(whole, whole)!
      for (const table of [kind, unit]) {
        if (table === null) continue
        possible(
          table.map((row) => asRow(row, whole)),
          classes,
        ).forEach(({ totals, counts }, at) => {
          const row = table[at]!
          if (row.received === '<5') expect([...totals].sort()).toEqual([0, 1, 2, 3, 4])
          if (told(row, whole) === null && classes.length > 1)
            for (const numbers of counts) expect(numbers.size).toBeGreaterThanOrEqual(SMALLEST_COUNT)
        })
      }
      if (endings !== null) {
        const rows = endings.map(({ key, count }): PublicRow => {
          const total = typeof count === 'number' ? count : null
          return { key, small: count === '<5', total, counts: total === null ? null : [total] }
        })
        possible(rows, [whole.done as number]).forEach(({ totals }, at) => {
          if (rows[at]!.small) expect([...totals].sort()).toEqual([0, 1, 2, 3, 4])
        })
      }
      // Whatever else stands there follows from counts that are shown, or is of reports all of whose counts are.
      for (const row of [whole, ...(kind ?? []), ...(unit ?? [])]) {
        const timed = typeof row.onTime === 'number' && typeof row.late === 'number'
        expect(row.share).toBe(timed ? Math.round((Number(row.onTime) * 100) / Number(row.done)) : null)
        const isKind = kind?.includes(row) === true
        expect([row.median, row.p90]).toEqual(timed && isKind ? [3, 40] : [null, null])
        expect(row.overdue).toBeNull()
      }
    }),
    { numRuns: 60 },
  )
})

test('what is published is true, no small number stands in it, and large rows are shown', () => {
  fc.assert(
    fc.property(tables(12, 3, 30), (table) => {
      for (const [at, row] of (publishRows(table) ?? []).entries()) {
        const { counts } = table[at]!
        expect(row.small).toBe(sum(counts) < SMALLEST_COUNT)
        if (row.total !== null) expect(row.total).toBe(sum(counts))
        if (row.counts !== null) expect(row.counts).toBe(counts)
        for (const count of row.counts ?? []) expect(count).toBeGreaterThanOrEqual(SMALLEST_COUNT)
      }
    }),
  )
})

test('one small row is never alone: another that is not small is withheld with it', () => {
  const rows = publishRows([
    { key: 'a', counts: [40] },
    { key: 'b', counts: [12] },
    { key: 'c', counts: [2] },
  ])
  expect(rows?.map(({ small, total }) => (small ? '<5' : total))).toEqual([40, null, '<5'])
})

test('a table of large numbers is shown whole', () => {
  const rows = [
    { key: 'a', counts: [10, 20, 5] },
    { key: 'b', counts: [7, 8, 9] },
  ]
  expect(publishRows(rows)).toEqual([
    { key: 'a', small: false, total: 35, counts: [10, 20, 5] },
    { key: 'b', small: false, total: 24, counts: [7, 8, 9] },
  ])
})

test('classes that are small in the whole are put together, and nothing is told of too few', () => {
  expect(publicGrouping([10, 20, 5])).toEqual([[0], [1], [2]])
  expect(publicGrouping([10, 20, 4])).toEqual([[0], [1, 2]])
  expect(publicGrouping([4, 20, 4])).toEqual([[0, 1, 2]])
  expect(publicGrouping([1, 2, 1])).toBeNull()
  expect(grouped([10, 20, 4], [[0], [1, 2]])).toEqual([10, 24])
})
