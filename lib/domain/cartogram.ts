import { assign } from './assignment'

/** An office to be placed; `parentId` names what it belongs to (a kelurahan's kecamatan). */
export type Placeable = { id: string; parentId: string | null; lat: number | null; lng: number | null }

/** A square of the map, from the north-west: column and row from 0. */
export type Tile = { id: string; column: number; row: number }

/** So many squares stand side by side on the narrowest phone and can still be pressed. */
export const MAP_COLUMNS = 9
/** Squares for each office: the free ones are the bay, and room for the map to keep its shape. */
const ROOM = 1.4

type Point = { x: number; y: number }

/**
 * A schematic map: each office gets one square, as near to where it lies as all the others allow (the squares of the
 * distances come to the least sum there is). An office whose place is not known stands by the middle of those that belong
 * to the same parent. The same offices, in whatever order, always make the same map.
 */
export function cartogram(units: readonly Placeable[]): Tile[] {
  const sorted = units.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const rows = Math.ceil((sorted.length * ROOM) / MAP_COLUMNS)
  const points = inGrid(
    sorted.map((unit) => pointOf(unit, sorted)),
    rows,
  )
  const cells = Array.from({ length: rows * MAP_COLUMNS }, (_, i) => ({
    column: i % MAP_COLUMNS,
    row: Math.floor(i / MAP_COLUMNS),
  }))
  const places = assign(points.map(({ x, y }) => cells.map(({ column, row }) => (column - x) ** 2 + (row - y) ** 2)))
  return sorted.map(({ id }, i) => ({ id, ...(cells[places[i] ?? 0] ?? { column: 0, row: 0 }) }))
}

/** East and south of the equator's crossing: near the equator a degree is as long either way. */
function pointOf(unit: Placeable, all: readonly Placeable[]): Point {
  const known = placed([unit])
  const family = known.length > 0 ? known : placed(all.filter(({ parentId }) => parentId === unit.parentId))
  const around = family.length > 0 ? family : placed(all)
  return { x: mean(around.map(({ x }) => x)), y: mean(around.map(({ y }) => y)) }
}

const placed = (units: readonly Placeable[]): Point[] =>
  units.flatMap(({ lat, lng }) => (lat === null || lng === null ? [] : [{ x: lng, y: -lat }]))

/** Stretched to fill the squares. */
function inGrid(points: readonly Point[], rows: number): Point[] {
  const x = scale(
    points.map((point) => point.x),
    MAP_COLUMNS - 1,
  )
  const y = scale(
    points.map((point) => point.y),
    rows - 1,
  )
  return points.map((point) => ({ x: x(point.x), y: y(point.y) }))
}

function scale(values: readonly number[], size: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return (value) => (high > low ? ((value - low) / (high - low)) * size : size / 2)
}

const mean = (values: readonly number[]) =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
