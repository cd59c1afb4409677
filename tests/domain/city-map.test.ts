import { cartogram } from '@/lib/domain/cartogram'
import { mapDistricts, neighbours, type MapUnit } from '@/lib/domain/city-map'

const unit = (id: string, parentId: string, lng: number, status: MapUnit['status'] = 'OPEN'): MapUnit => ({
  ...{ id, slug: id, name: id, parentId, lat: -4, lng, status },
})
const UNITS = [unit('mandonga', 'A', 122.5), unit('mata', 'B', 122.6, 'CLOSED'), unit('mokoau', 'A', 122.7, 'LIMITED')]
const DISTRICTS = ['A', 'B', 'C'].map((id) => ({ id, slug: id, name: id }))

test('each kecamatan has its own tiles, with how many can be gone to', () => {
  const map = mapDistricts(DISTRICTS, UNITS)
  expect(map.map(({ id, tiles, canGo }) => [id, tiles.map((tile) => tile.id), canGo])).toEqual([
    ['A', ['mandonga', 'mokoau'], 2],
    ['B', ['mata'], 0],
    ['C', [], 0],
  ])
  const tiles = map.flatMap((district) => district.tiles)
  expect(tiles.map(({ id, column, row }) => ({ id, column, row })).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    cartogram(UNITS),
  )
  expect(new Set(tiles.map(({ code }) => code)).size).toBe(3)
})

test('neighbours share a side, and each pair is named once', () => {
  const at = (column: number, row: number) => ({ id: `${column}${row}`, column, row })
  const pairs = neighbours([at(0, 0), at(1, 0), at(1, 1), at(3, 1), at(2, 0)]).map(([a, b]) => `${a.id}-${b.id}`)
  expect(pairs.sort()).toEqual(['00-10', '10-11', '10-20'])
})
