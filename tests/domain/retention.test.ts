import fc from 'fast-check'
import { keptUntil, MONTHS, periodsSchema } from '@/lib/domain/retention'

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2025-01-31', 1, '2025-02-28'],
  ['2024-02-29', 24, '2026-02-28'],
  ['2024-11-24', 24, '2026-11-24'],
  ['2024-12-31', 60, '2029-12-31'],
])('what ended on %s is kept %i months: until %s', (ended, months, until) => {
  expect(keptUntil(ended, months)).toBe(until)
})

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const months = fc.integer({ min: 1, max: MONTHS.max })

test('who is kept longer, or ended later, is not erased sooner', () => {
  fc.assert(
    fc.property(day, day, months, months, (one, two, few, many) => {
      const [early, late] = [one, two].sort() as [string, string]
      expect(keptUntil(early, few) <= keptUntil(late, few)).toBe(true)
      expect(keptUntil(one, Math.min(few, many)) <= keptUntil(one, Math.max(few, many))).toBe(true)
      expect(keptUntil(one, few) > one).toBe(true)
    }),
  )
})

test('no period is shorter than two years or longer than twenty', () => {
  const read = (months: string) => periodsSchema.safeParse({ COMPLAINT: months, SPG: '60', INSIDER: '60' })
  for (const good of ['24', '240', ' 36 ']) expect(read(good).success).toBe(true)
  for (const bad of ['', '23', '241', '0', '-24', '2.5x', 'dua']) expect(read(bad).success).toBe(false)
})
