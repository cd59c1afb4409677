import fc from 'fast-check'
import { CASE_STATES } from '@/lib/domain/case-states'
import { publishable, SMALLEST_COUNT, stageOf, STAGES } from '@/lib/domain/figures'

const table = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) => {
  const row = fc.array(fc.nat({ max: 12 }), { minLength: columns, maxLength: columns })
  return fc.array(row, { minLength: rows, maxLength: rows })
})

test('whatever small number stands behind a withheld cell, the same is published', () => {
  fc.assert(
    fc.property(table, fc.infiniteStream(fc.nat({ max: SMALLEST_COUNT - 1 })), (counts, others) => {
      const changed = counts.map((row) =>
        row.map((count) => (count < SMALLEST_COUNT ? Number(others.next().value) : count)),
      )
      expect(publishable(changed)).toEqual(publishable(counts))
    }),
  )
})

test('what is published is true: each count of 5 and more, and each sum of such counts alone', () => {
  fc.assert(
    fc.property(table, (counts) => {
      const shown = publishable(counts)
      const sum = (all: number[]) =>
        all.some((count) => count < SMALLEST_COUNT) ? null : all.reduce((a, b) => a + b, 0)
      expect(shown.cells).toEqual(counts.map((row) => row.map((count) => (count < SMALLEST_COUNT ? null : count))))
      expect(shown.rows).toEqual(counts.map(sum))
      expect(shown.columns).toEqual(counts[0]!.map((_, at) => sum(counts.map((row) => row[at]!))))
      expect(shown.total).toBe(sum(counts.flat()))
    }),
  )
})

test('every state belongs to a stage', () => {
  expect(new Set(CASE_STATES.map(stageOf))).toEqual(new Set(STAGES))
})
