import 'server-only'
import { db } from '@/lib/data/client'
import { TAGS } from '@/lib/data/public-boards'
import { remember } from '@/lib/data/public-memory'
import type { UnitKind } from '@/lib/domain/units'

/** An office as a form lists it; a kelurahan names its kecamatan. `offers`: which of `Places.sets` it offers. */
export type PlaceUnit = {
  id: string
  slug: string
  kind: UnitKind
  name: string
  parentId: string | null
  variants: string[]
  offers: number
}
/** `adminduk`: a civil document, free by UU 24/2013 Pasal 79A; `fee`: the official one, in rupiah. */
export type PlaceService = { id: string; category: string; name: string; adminduk: boolean; fee: number }
/** `sets`: ids of services that are offered together; units offer few different ones, so each is said once. */
export type Places = { units: PlaceUnit[]; services: PlaceService[]; sets: string[][] }

/** The offices that a report can name, and the services that one of them offers, read afresh. */
export async function readPlaces(): Promise<Places> {
  const [units, services] = await Promise.all([
    db.unit.findMany({
      where: { active: true },
      select: {
        ...{ id: true, slug: true, kind: true, name: true, parentId: true, variants: true },
        offerings: { select: { serviceId: true }, orderBy: { serviceId: 'asc' } },
      },
      orderBy: { id: 'asc' },
    }),
    db.service.findMany({
      where: { offerings: { some: { unit: { active: true } } } },
      select: { id: true, category: true, name: true, feeLegal: true, feeRupiah: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  ])
  const sets = new Map<string, number>()
  const setOf = (ids: string[]): number => {
    const key = ids.join(' ')
    sets.set(key, sets.get(key) ?? sets.size)
    return sets.get(key) ?? 0
  }
  return {
    units: units.map(({ offerings, ...unit }) => ({ ...unit, offers: setOf(offerings.map((one) => one.serviceId)) })),
    services: services.map(({ feeLegal, feeRupiah, ...service }) => ({
      ...service,
      adminduk: feeLegal.includes('Pasal 79A'),
      fee: feeRupiah,
    })),
    sets: [...sets.keys()].map((key) => key.split(' ').filter(Boolean)),
  }
}

/** The same, from memory while it is true. */
export const places = (): Promise<Places> => remember('places', [TAGS.units], readPlaces)
