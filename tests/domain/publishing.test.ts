import fc from 'fast-check'
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
