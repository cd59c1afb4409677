import type { BoardList, ListedService } from '@/lib/data/public-boards'
import { namesOfService, type BoardQuery } from '@/lib/domain/board-search'
import { QUERY_MAX, search } from '@/lib/domain/search'
import { lengthOf, cleanText } from '@/lib/domain/text'

export type Params = Record<string, string | string[] | undefined>

/** What the address asks for. `typed` is shown again; `service` is a service's id, or a category in lower case. */
export type Asked = {
  typed: string
  tooLong: boolean
  /** a filter that does not exist was left out */
  unknown: boolean
  district: string | null
  service: string | null
  openNow: boolean
}

/** Reads ?q=&kecamatan=&layanan=&buka=1. Nothing in an address is an error here: the page says what it did not use. */
export function readAsked(params: Params, { units, services }: BoardList): Asked {
  const typed = cleanText(one(params.q))
  const district = one(params.kecamatan)
  const service = one(params.layanan).toLowerCase()
  const knownDistrict = units.some(({ unit }) => unit.kind === 'KECAMATAN' && unit.slug === district)
  const knownService = services.some(({ id, category }) => [id, category.toLowerCase()].includes(service))
  return {
    typed,
    tooLong: lengthOf(typed) > QUERY_MAX,
    unknown: (district !== '' && !knownDistrict) || (service !== '' && !knownService),
    district: knownDistrict ? district : null,
    service: knownService ? service : null,
    openNow: one(params.buka) === '1',
  }
}

/** The same as a question to the list; what is too long is not searched for. */
export function questionOf(asked: Asked, { services }: BoardList): BoardQuery {
  const ids = services.filter(({ id, category }) => [id, category.toLowerCase()].includes(asked.service ?? ''))
  return {
    q: asked.tooLong ? '' : asked.typed,
    district: asked.district,
    services: asked.service === null ? null : ids.map(({ id }) => id),
    openNow: asked.openNow,
  }
}

/** How many services an answer leads to by name. */
const SERVICES_NAMED = 3

/** The services that a question is about, by its filter or by what was typed: each has a page of its own. */
export function servicesAsked(asked: Asked, { services }: BoardList): ListedService[] {
  if (asked.typed === '')
    return services.filter(({ id, category }) => [id, category.toLowerCase()].includes(asked.service ?? ''))
  if (asked.tooLong) return []
  const named = services.map((service) => ({ value: service, names: namesOfService(service) }))
  return search(asked.typed, named)
    .slice(0, SERVICES_NAMED)
    .map(({ value }) => value)
}

/** The address of the same question with some of it changed; null takes a filter away. */
export function addressOf(asked: Asked, change: Partial<Pick<Asked, 'district' | 'service' | 'openNow'>> = {}): string {
  const next = { ...asked, ...change }
  const query = new URLSearchParams()
  if (next.typed && !next.tooLong) query.set('q', next.typed)
  if (next.openNow) query.set('buka', '1')
  if (next.service) query.set('layanan', next.service)
  if (next.district) query.set('kecamatan', next.district)
  return query.size > 0 ? `/layanan?${query}` : '/layanan'
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))
