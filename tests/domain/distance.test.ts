import fc from 'fast-check'
import { isElsewhere, isSurelyNearest, metresBetween, nearestFirst } from '@/lib/domain/distance'

const position = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
})

test.each([
  // Of a great circle on this sphere: a degree is 111,195 m.
  [{ lat: 0, lng: 122 }, { lat: 1, lng: 122 }, 111_195],
  [{ lat: 0, lng: 122 }, { lat: 0, lng: 123 }, 111_195],
  [{ lat: 90, lng: 0 }, { lat: -90, lng: 77 }, 20_015_115],
  // Disdukcapil to the kelurahan of Mandonga and, across the bay, of Abeli.
  [{ lat: -3.975898, lng: 122.510602 }, { lat: -3.972063, lng: 122.511172 }, 431],
  [{ lat: -3.975898, lng: 122.510602 }, { lat: -3.991438, lng: 122.584828 }, 8_413],
])('%j to %j', (a, b, metres) => {
  expect(Math.abs(metresBetween(a, b) - metres)).toBeLessThan(2)
})

test('property: it is a distance', () => {
  fc.assert(
    fc.property(position, position, position, (a, b, c) => {
      expect(metresBetween(a, a)).toBe(0)
      expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 3)
      expect(metresBetween(a, c)).toBeLessThanOrEqual(metresBetween(a, b) + metresBetween(b, c) + 0.5)
      expect(metresBetween(a, b)).toBeLessThanOrEqual(20_015_116)
    }),
  )
})

test('property: nearest first, all of them, each with its own distance', () => {
  fc.assert(
    fc.property(position, fc.array(position), (here, places) => {
      const found = nearestFirst(here, places)
      expect(found.map(({ metres }) => metres)).toEqual(found.map(({ metres }) => metres).toSorted((a, b) => a - b))
      expect(found).toHaveLength(places.length)
      for (const { place, metres } of found) {
        expect(places).toContain(place)
        expect(metres).toBe(metresBetween(here, place))
      }
    }),
  )
})

test('elsewhere is farther from every office than the city is wide, however rough the place', () => {
  expect(isElsewhere([{ metres: 1_753_000 }], 3_000)).toBe(true)
  expect(isElsewhere([{ metres: 45_000 }], 10_000)).toBe(false)
  expect(isElsewhere([{ metres: 8_000 }, { metres: 90_000 }], 0)).toBe(false)
  expect(isElsewhere([], 0)).toBe(false)
})

test('the order is sure where the second is farther than the error can be', () => {
  expect(isSurelyNearest([{ metres: 100 }, { metres: 400 }], 100)).toBe(true)
  expect(isSurelyNearest([{ metres: 100 }, { metres: 250 }], 100)).toBe(false)
  expect(isSurelyNearest([{ metres: 100 }], 5_000)).toBe(true)
})
