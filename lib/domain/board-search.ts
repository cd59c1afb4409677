import { search, UNSURE } from './search'
import type { BoardNow } from './unit-board'
import { canGoNow, unitStatus, type UnitStatus } from './unit-status'

type Named = { slug: string; name: string; fullName: string; variants: readonly string[] }
/** What a list of units has to say of each to be searched. */
export type Findable = { unit: Named; parent: Named | null; board: BoardNow }
export type FindableService = { id: string; name: string; aliases: readonly string[]; category: string }

export type BoardQuery = {
  /** a name or a service, as people spell it; empty: all */
  q: string
  /** slug of a kecamatan: itself and its kelurahan */
  district: string | null
  /** ids of services, of which a unit must offer one */
  services: readonly string[] | null
  /** only those that can be gone to now */
  openNow: boolean
}

/** A unit that was found. By a service, the status is of the services that match alone, and they are named. */
export type Found<U> = { row: U; status: UnitStatus; services: { id: string; name: string }[] }

// A unit found by its own name stands before one found by its kecamatan's, and that before one found by a service.
const BY_PARENT = 10
const BY_SERVICE = 20
// A guess at any name stands behind all that: "kk baru" is a service before it is Baruga.
const GUESSED = 30
const rank = (by: number, score: number) => by + score + (score >= UNSURE ? GUESSED : 0)

/** The units that a query finds, best first; in the order in which they are given where it asks for no name. */
export function findBoards<U extends Findable>(
  now: Date,
  units: readonly U[],
  services: readonly FindableService[],
  query: BoardQuery,
): Found<U>[] {
  const wanted = query.services && new Set(query.services)
  const inPlace = units.filter(
    ({ unit, parent }) => query.district === null || [unit, parent].some((at) => at?.slug === query.district),
  )
  const found =
    query.q.trim() === '' ? inPlace.map((row) => of(row, wanted)) : byText(inPlace, services, query.q, wanted)
  return found
    .filter((match) => match !== null)
    .map(({ row, ids }) => narrowed(now, row, ids))
    .filter(({ status }) => !query.openNow || canGoNow(status))
}

type Hit<U> = { row: U; ids: ReadonlySet<string> | null }

/** The unit by itself, or by those of the wanted services that it offers; null when it offers none. */
function of<U extends Findable>(row: U, wanted: ReadonlySet<string> | null): Hit<U> | null {
  if (!wanted) return { row, ids: null }
  return row.board.services.some(({ id }) => wanted.has(id)) ? { row, ids: wanted } : null
}

function byText<U extends Findable>(
  units: readonly U[],
  services: readonly FindableService[],
  q: string,
  wanted: ReadonlySet<string> | null,
): (Hit<U> | null)[] {
  const byName = search(
    q,
    units.map((row) => ({ value: row, names: namesOf(row.unit) })),
  )
  const byParent = search(
    q,
    units.flatMap((row) => (row.parent ? [{ value: row, names: namesOf(row.parent) }] : [])),
  )
  const matching = search(
    q,
    services.map((service) => ({ value: service.id, names: namesOfService(service) })),
  )
  const ids = new Set(matching.map(({ value }) => value).filter((id) => !wanted || wanted.has(id)))
  const best = Math.min(...matching.map(({ score }) => score))

  const hits = new Map<U, { score: number; hit: Hit<U> | null }>()
  const add = (row: U, score: number, hit: Hit<U> | null) => {
    const known = hits.get(row)
    if (!known || score < known.score) hits.set(row, { score, hit })
  }
  for (const { value, score } of byName) add(value, rank(0, score), of(value, wanted))
  for (const { value, score } of byParent) add(value, rank(BY_PARENT, score), of(value, wanted))
  if (ids.size > 0) for (const row of units) if (of(row, ids)) add(row, rank(BY_SERVICE, best), { row, ids })
  const place = new Map(units.map((row, index) => [row, index]))
  return [...hits.entries()]
    .sort(([a, x], [b, y]) => x.score - y.score || (place.get(a) ?? 0) - (place.get(b) ?? 0))
    .map(([, { hit }]) => hit)
}

/** Every way to ask for a service: people say "KK baru" of what is called "Kartu Keluarga baru" among the KK. */
export function namesOfService({ name, aliases, category }: Omit<FindableService, 'id'>): string[] {
  return [name, ...aliases, category, `${category} ${name}`]
}

function namesOf({ name, fullName, variants }: Named): string[] {
  return [name, fullName, ...variants]
}

function narrowed<U extends Findable>(now: Date, row: U, ids: ReadonlySet<string> | null): Found<U> {
  const { board } = row
  if (!ids) return { row, status: board.status, services: [] }
  const services = board.services.filter(({ id }) => ids.has(id))
  // The board's own confirmation counts for units without services only: it is in each service's status.
  const status = unitStatus(now, board.door, services, null)
  return { row, status, services: services.map(({ id, name }) => ({ id, name })) }
}
