import fc from 'fast-check'
import { addDays } from '@/lib/domain/calendar'
import { isRelated, RELATED_DAYS, type Relating } from '@/lib/domain/related'
import { days } from './arbitraries'

const relating: fc.Arbitrary<Relating> = fc.record({
  unitId: fc.constantFrom('disdukcapil', '74.71.01', null),
  serviceId: fc.constantFrom('ktp-baru', 'ktp-rusak', null),
  spgKind: fc.constantFrom('BRIBERY', 'EXTORTION', null),
  category: fc.constantFrom('demanded', 'queue'),
  receivedOn: days,
})
const CASE: Relating = {
  ...{ unitId: 'disdukcapil', serviceId: null, spgKind: 'EXTORTION', category: 'demanded', receivedOn: '2026-11-16' },
}

test('related is mutual, and never without a unit', () => {
  fc.assert(
    fc.property(relating, relating, (one, other) => {
      expect(isRelated(one, other)).toBe(isRelated(other, one))
      if (one.unitId === null || one.unitId !== other.unitId) expect(isRelated(one, other)).toBe(false)
    }),
  )
})

test.each([
  ['a quarter of a year later', { receivedOn: addDays(CASE.receivedOn, RELATED_DAYS) }, true],
  ['a day more', { receivedOn: addDays(CASE.receivedOn, RELATED_DAYS + 1) }, false],
  ['a day more before', { receivedOn: addDays(CASE.receivedOn, -RELATED_DAYS - 1) }, false],
  ['another unit', { unitId: '74.71.01' }, false],
  ['another kind of the same thing', { spgKind: 'BRIBERY' } as const, true],
  ['nothing in common but the unit', { spgKind: null, category: 'queue' }, false],
  ['two services that nobody named', { spgKind: null, category: 'queue', serviceId: null }, false],
])('%s', (_, change, related) => expect(isRelated(CASE, { ...CASE, ...change })).toBe(related))

test('the same service relates whatever was reported of it', () => {
  const one = { ...CASE, serviceId: 'ktp-baru' }
  expect(isRelated(one, { ...one, spgKind: null, category: 'queue' })).toBe(true)
})
