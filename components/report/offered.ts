import type { PlaceService, Places } from '@/lib/data/public-places'

/** The services of one office, or of all where none is chosen: what it offers decides, not what it is. */
export function offeredAt({ units, services, sets }: Places, unitId: string): readonly PlaceService[] {
  const unit = units.find(({ id }) => id === unitId)
  if (!unit) return services
  const offered = new Set(sets[unit.offers])
  return services.filter(({ id }) => offered.has(id))
}
