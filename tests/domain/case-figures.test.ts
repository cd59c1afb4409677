import fc from 'fast-check'
import {
  addMonths,
  type Counted,
  csvText,
  exactFigures,
  figuresCsv,
  monthsBetween,
  publicFigures,
  type PublishedFigures,
  releasesCsv,
} from '@/lib/domain/case-figures'

const row = (key: string, open: number, onTime: number, late: number): Counted => ({
  ...{ key, open, onTime, late, overdue: Math.min(1, open), median: 7, p90: 13 },
})
const figures = (...kind: Counted[]) => {
  const add = (name: 'open' | 'onTime' | 'late') => kind.reduce((all, one) => all + one[name], 0)
  const whole = row('', add('open'), add('onTime'), add('late'))
  return { whole, month: [row('2026-10', whole.open, whole.onTime, whole.late)], kind, unit: [], endings: [], ages: [] }
}

test('exact figures add up', () => {
  const { kind, whole } = exactFigures(figures(row('SPG', 3, 6, 2), row('INSIDER', 0, 0, 0)))
  expect(whole).toMatchObject({ received: 11, open: 3, overdue: 1, done: 8, onTime: 6, late: 2, share: 75 })
  expect(kind?.[1]).toMatchObject({ received: 0, share: null })
})

test('in public, shares stand only beside counts that are shown', () => {
  const shown = publicFigures(figures(row('A', 20, 30, 10), row('B', 20, 20, 9), row('C', 1, 2, 0), row('D', 2, 0, 1)))
  expect(shown?.whole).toMatchObject({ received: 115, open: 43, onTime: 52, late: 20, overdue: null, share: 72 })
  const small = shown?.kind?.filter(({ received }) => received === '<5') ?? []
  expect(small).toHaveLength(2)
  for (const one of shown?.kind ?? [])
    if (one.open === null)
      expect(one).toMatchObject({ done: null, onTime: null, late: null, share: null, median: null, p90: null })
})

test('classes that are small in the whole are shown together; of too few nothing is', () => {
  expect(publicFigures(figures(row('A', 20, 30, 4)))?.whole).toMatchObject({
    ...{ received: 54, open: 20, done: 34, onTime: null, late: null, share: null },
  })
  expect(publicFigures(figures(row('A', 2, 3, 4)))?.whole).toMatchObject({ received: 9, open: null, done: null })
  expect(publicFigures(figures(row('A', 2, 1, 1)))).toBeNull()
})

test('in public, times stand where a row is of one kind and says what was in time, and nowhere else', () => {
  const times = (...kind: Counted[]) => {
    const counted = figures(...kind)
    const { whole, kind: kinds, unit } = publicFigures({ ...counted, unit: kind })!
    return [whole, ...kinds!, ...unit!].map(({ median, p90 }) => [median, p90])
  }
  const [none, some] = [
    [null, null],
    [7, 13],
  ]
  expect(times(row('A', 20, 30, 10), row('B', 20, 20, 9))).toEqual([none, some, some, none, none])
  // Who is told that of 34 answers a tenth took longer than 14 days is told that those 4 were late.
  expect(times(row('A', 20, 20, 2), row('B', 20, 10, 2))).toEqual([none, none, none, none, none])
})

test('months and ages are for those who read the reports', () => {
  const shown = publicFigures(figures(row('A', 20, 30, 10)))
  expect(Object.keys(shown!).sort()).toEqual(['endings', 'kind', 'unit', 'whole'])
})

test('no number under 5 is in what is published', () => {
  const kind = fc.array(fc.tuple(fc.nat(15), fc.nat(15), fc.nat(15)), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(kind, (rows) => {
      const shown = publicFigures(figures(...rows.map(([open, onTime, late], at) => row(`${at}`, open, onTime, late))))
      for (const { received, open, done, onTime, late } of shown?.kind ?? [])
        for (const count of [received, open, done, onTime, late])
          if (typeof count === 'number') expect(count).toBeGreaterThanOrEqual(5)
    }),
  )
})

test('months follow each other over the years', () => {
  expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (count) => {
      expect(addMonths(addMonths('2026-11', count), -count)).toBe('2026-11')
    }),
  )
})

test('a CSV file: quotes where they are needed, no formula', () => {
  expect(csvText([['a,b', '=1+1', 'x"y', null, 3]])).toBe('"a,b",\'=1+1,"x""y",,3\r\n')
  const text = figuresCsv(exactFigures(figures(row('COMPLAINT', 3, 6, 2))), (_, key) => key.toLowerCase())
  expect(text.split('\r\n')).toContain('kind,COMPLAINT,complaint,11,3,1,8,6,2,75,7,13')
})

test('a CSV file of what is public has the same heads and columns whatever is withheld', () => {
  const file = (...shown: (PublishedFigures | null)[]) =>
    releasesCsv(
      shown.map((figures, at) => ({ quarter: `2026-${at + 1}`, figures })),
      (_, key) => key,
    ).split('\r\n')
  const [head] = file(publicFigures(figures(row('A', 20, 30, 10))))
  expect(head).toMatch(/^quarter,table,key,name,received,/)
  for (const lines of [file(), file(null), file(null, publicFigures(figures(row('A', 2, 3, 4))))]) {
    expect(lines[0]).toBe(head)
    for (const line of lines.slice(1, -1)) expect(line.split(',')).toHaveLength(head!.split(',').length)
  }
  expect(file(null)[1]).toBe('2026-1,all,,,<5,,,,,,,,')
})
