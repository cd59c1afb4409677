/** A place on the earth in degrees (WGS 84). */
export type Position = { lat: number; lng: number }

const EARTH_RADIUS_M = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two places as the crow flies (haversine on a sphere: right to about 0.5 %). */
export function metresBetween(a: Position, b: Position): number {
  const [north, east] = [radians(b.lat - a.lat) / 2, radians(b.lng - a.lng) / 2]
  const h = Math.sin(north) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(east) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** What lies nearest first, each with its distance; those equally far keep their order. */
export function nearestFirst<T extends Position>(here: Position, places: readonly T[]): { place: T; metres: number }[] {
  return places.map((place) => ({ place, metres: metresBetween(here, place) })).sort((a, b) => a.metres - b.metres)
}

/** Farther than this from every office somebody is not in Kendari, or their browser is mistaken. */
const CITY_METRES = 40_000

/** Whether none of the places, nearest first, is within reach of whoever is known to within `accuracy` metres. */
export function isElsewhere([first]: readonly { metres: number }[], accuracy: number): boolean {
  return first !== undefined && first.metres - accuracy > CITY_METRES
}

/** Whether somebody known to within `accuracy` metres can be told which place is nearest: the second is clearly farther. */
export function isSurelyNearest(found: readonly { metres: number }[], accuracy: number): boolean {
  const [first, second] = found
  return !first || !second || second.metres - first.metres > 2 * accuracy
}
