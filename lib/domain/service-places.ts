import type { ServiceStatus, Status } from './board'
import type { BoardNow } from './unit-board'
import { canGoNow } from './unit-status'

type Named = { id: string; slug: string; name: string; kind: string }
type Listed = { unit: Named; parent: Named | null; board: Pick<BoardNow, 'services'> }

/** One office that offers a service, with how that service stands there. */
export type ServicePlace = { slug: string; name: string; status: ServiceStatus }

/** Offices of one kecamatan; `district` null: those of the whole city. */
export type ServiceGroup = { district: Named | null; places: ServicePlace[] }

/** As people look for a place to go: what runs best first. */
export const BEST_FIRST: readonly Status[] = ['OPEN', 'LIMITED', 'DISRUPTED', 'STALE', 'UNAVAILABLE', 'CLOSED']

/**
 * Where a service runs: the city's own offices first, then kecamatan by name; within each, those to which one can go now
 * before the others. `open`: how many these are.
 */
export function whereItRuns(
  units: readonly Listed[],
  serviceId: string,
): { groups: ServiceGroup[]; open: number; total: number } {
  const groups = new Map<string | null, ServiceGroup>()
  for (const { unit, parent, board } of units) {
    const offered = board.services.find(({ id }) => id === serviceId)
    if (!offered) continue
    const district = unit.kind === 'KECAMATAN' ? unit : parent
    const group = groups.get(district?.id ?? null) ?? { district, places: [] }
    group.places.push({ slug: unit.slug, name: unit.name, status: offered.status })
    groups.set(district?.id ?? null, group)
  }
  const places = [...groups.values()].flatMap((group) => group.places)
  for (const group of groups.values()) group.places.sort(byRank)
  return {
    groups: [...groups.values()].sort((a, b) => compare(a.district?.name ?? '', b.district?.name ?? '')),
    open: places.filter(({ status }) => canGoNow(status)).length,
    total: places.length,
  }
}

const byRank = (a: ServicePlace, b: ServicePlace) =>
  BEST_FIRST.indexOf(a.status.status) - BEST_FIRST.indexOf(b.status.status) || compare(a.name, b.name)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
