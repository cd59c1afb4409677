import fc from 'fast-check'
import { changesBetween, readDetail } from '@/lib/domain/admin-changes'

test('only what is another is told, lists line by line, long texts cut', () => {
  const before = { name: 'A', variants: ['x'], lat: null, note: 'n', requirements: [{ text: 'KTP', note: 'asli' }] }
  const after = { ...before, name: 'B', variants: ['x', 'y'], lat: -3.9, note: 'n'.repeat(400) }
  const detail = changesBetween<Record<string, unknown>>(before, { ...after, requirements: [] })
  expect(detail).toEqual({
    ...{ 'name.from': 'A', 'name.to': 'B', 'variants.from': 'x', 'variants.to': 'x · y', 'lat.from': null },
    ...{ 'lat.to': -3.9, 'note.from': 'n', 'note.to': `${'n'.repeat(299)}…` },
    ...{ 'requirements.from': 'KTP | asli', 'requirements.to': '' },
  })
})

test('nothing changed, nothing told; and what is told is read again', () => {
  const fields = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.string({ maxLength: 20 }), { maxKeys: 6 })
  fc.assert(
    fc.property(fields, fields, (before, after) => {
      expect(changesBetween(after, after)).toEqual({})
      const told = readDetail(changesBetween(before, after))
      const differing = Object.keys(after).filter((key) => (before[key] ?? null) !== after[key])
      expect(told).toEqual(differing.map((field) => ({ field, from: before[field] ?? null, to: after[field] })))
    }),
  )
})

test('of cases whose keys changed hands their number is told, and which they are is not', () => {
  expect(readDetail({ to: 'guntur', cases: 'b0f5815f b0f5815e' })).toEqual([
    { field: 'to', from: null, to: 'guntur' },
    { field: 'cases', from: null, to: '2' },
  ])
  expect(readDetail({ cases: '', gratuities: 3 })).toMatchObject([{ to: '0' }, { to: '3' }])
})

test('a detail of its own is something that only is', () => {
  expect(readDetail({ role: 'OPERATOR', sessions: 2, unit: null })).toEqual([
    { field: 'role', from: null, to: 'OPERATOR' },
    { field: 'sessions', from: null, to: '2' },
    { field: 'unit', from: null, to: null },
  ])
})
