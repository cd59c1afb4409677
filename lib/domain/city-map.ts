import type { Status } from './board'
import { cartogram, type Placeable, type Tile } from './cartogram'
import { nameCodes } from './name-codes'
import { canGoNow } from './unit-status'

/** An office as the map takes it: which it is, where it lies, what stands there now. */
export type MapUnit = Placeable & { slug: string; name: string; status: Status }
export type MapTile = MapUnit & Tile & { code: string }

/** A kecamatan with its own offices on the map, in the order of their names. */
export type MapDistrict = { id: string; slug: string; name: string; tiles: MapTile[]; canGo: number }

/** The tiles of a map by kecamatan; those of no kecamatan are left out. */
export function mapDistricts(
  districts: readonly { id: string; slug: string; name: string }[],
  units: readonly MapUnit[],
): MapDistrict[] {
  const codes = nameCodes(units.map(({ name }) => name))
  const places = new Map(cartogram(units).map((tile) => [tile.id, tile]))
  const tiles = units.flatMap((unit, i) => {
    const place = places.get(unit.id)
    return place ? [{ ...unit, ...place, code: codes[i] ?? '' }] : []
  })
  return districts.map(({ id, slug, name }) => {
    const own = tiles.filter(({ parentId }) => parentId === id)
    return { id, slug, name, tiles: own, canGo: own.filter(canGoNow).length }
  })
}

/** Pairs of neighbours, side by side or one above the other: what belongs together is seen to. */
export function neighbours(tiles: readonly Tile[]): [Tile, Tile][] {
  return tiles.flatMap((one) =>
    tiles
      .filter(
        ({ column, row }) => column - one.column + (row - one.row) === 1 && column >= one.column && row >= one.row,
      )
      .map((other): [Tile, Tile] => [one, other]),
  )
}
