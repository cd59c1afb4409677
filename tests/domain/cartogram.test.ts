import fc from 'fast-check'
import { assign } from '@/lib/domain/assignment'
import { cartogram, MAP_COLUMNS, type Placeable, type Tile } from '@/lib/domain/cartogram'
import { metresBetween } from '@/lib/domain/distance'
import seeded from '@/prisma/seed/data/units.json'

const KELURAHAN: Placeable[] = seeded.filter(({ kind }) => kind === 'KELURAHAN')

const degrees = (low: number, high: number) => fc.option(fc.double({ min: low, max: high, noNaN: true }))
const units = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    parentId: fc.constantFrom('a', 'b', null),
    lat: degrees(-4.1, -3.9),
    lng: degrees(122.4, 122.7),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
)
const byId = (a: Tile, b: Tile) => (a.id < b.id ? -1 : 1)

test('property: every unit has exactly one tile, no two collide, all lie in the map', () => {
  fc.assert(
    fc.property(units, (given) => {
      const tiles = cartogram(given)
      expect(tiles.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort())
      expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(given.length)
      for (const { column, row } of tiles) {
        expect(column).toBeGreaterThanOrEqual(0)
        expect(column).toBeLessThan(MAP_COLUMNS)
        expect(row).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('property: the order in which units are given changes nothing', () => {
  fc.assert(
    fc.property(units, fc.nat(), (given, turn) => {
      const at = given.length > 0 ? turn % given.length : 0
      const turned = [...given.slice(at), ...given.slice(0, at)]
      expect(cartogram(turned).toSorted(byId)).toEqual(cartogram(given).toSorted(byId))
    }),
  )
})

describe('the kelurahan of Kendari', () => {
  const tiles = new Map(cartogram(KELURAHAN).map((tile) => [tile.id, tile]))
  const steps = (a: string, b: string) => {
    const [one, other] = [tiles.get(a)!, tiles.get(b)!]
    return Math.max(Math.abs(one.column - other.column), Math.abs(one.row - other.row))
  }
  const known = KELURAHAN.flatMap(({ id, lat, lng }) => (lat === null || lng === null ? [] : [{ id, lat, lng }]))

  test('all 65 have their tile', () => expect(tiles.size).toBe(65))

  test('who is nearest in the city is near on the map', () => {
    const apart = known.map((unit) => {
      const [nearest] = known
        .filter(({ id }) => id !== unit.id)
        .sort((a, b) => metresBetween(unit, a) - metresBetween(unit, b))
      return steps(unit.id, nearest!.id)
    })
    expect(Math.max(...apart)).toBeLessThanOrEqual(3)
    expect(apart.filter((one) => one === 1).length / apart.length).toBeGreaterThan(0.8)
  })

  test('one without a known place stands beside its kecamatan', () => {
    for (const unit of KELURAHAN.filter(({ lat }) => lat === null)) {
      const family = known.filter(({ id }) => id.startsWith(unit.parentId!))
      expect([unit.id, Math.min(...family.map(({ id }) => steps(unit.id, id)))]).toEqual([unit.id, 1])
    }
  })

  test('west stays west and north north', () => {
    const [puuwatu, purirano, labibia, baruga] = ['09.1001', '02.1016', '01.1007', '03.1001'].map((code) =>
      tiles.get(`74.71.${code}`)!,
    )
    expect(puuwatu!.column).toBeLessThan(purirano!.column)
    expect(labibia!.row).toBeLessThan(baruga!.row)
  })
})

describe('assignment', () => {
  const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 2 })).chain(([rows, more]) =>
    fc.array(fc.array(fc.nat(50), { minLength: rows + more, maxLength: rows + more }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

  /** The least sum, by trying all. */
  function least(costs: readonly (readonly number[])[], taken: readonly number[] = []): number {
    const row = costs[taken.length]
    if (!row) return 0
    return Math.min(
      ...row.map((cost, column) => (taken.includes(column) ? Infinity : cost + least(costs, [...taken, column]))),
    )
  }

  test('property: no other assignment costs less', () => {
    fc.assert(
      fc.property(matrix, (costs) => {
        const columns = assign(costs)
        expect(new Set(columns).size).toBe(costs.length)
        expect(columns.reduce((sum, column, row) => sum + costs[row]![column]!, 0)).toBe(least(costs))
      }),
    )
  })

  test('none for nobody, and more rows than columns are refused', () => {
    expect(assign([])).toEqual([])
    expect(() => assign([[1], [2]])).toThrow('more rows than columns')
  })
})
