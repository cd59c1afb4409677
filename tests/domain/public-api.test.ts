import fc from 'fast-check'
import { fieldProblems } from '@/lib/domain/result'
import { unitQuerySchema, witaIso } from '@/lib/domain/public-api'
import { wita } from './board-facts'

test('a moment is written with the offset of Kendari', () => {
  expect(witaIso(wita('2026-11-24', '10.20'))).toBe('2026-11-24T10:20:00+08:00')
  expect(witaIso(new Date('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23T23:59:59+08:00')
  expect(witaIso(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24T00:00:00+08:00')
})

test('property: it is the same moment, to the second', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (at) => expect(new Date(witaIso(at)).getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000)),
  )
})

test.each([
  [{ q: 'x'.repeat(81) }, { q: { key: 'TOO_LONG', max: 80 } }],
  [{ q: '  ' }, { q: { key: 'REQUIRED' } }],
  [{ kecamatan: ['a', 'b'] }, { kecamatan: { key: 'INVALID' } }],
  [{ service: 'x'.repeat(61) }, { service: { key: 'TOO_LONG', max: 60 } }],
])('the query %j is refused', (query, fields) => {
  const parsed = unitQuerySchema.safeParse(query)
  expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual(fields)
})
