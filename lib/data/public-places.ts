import 'server-only'
import { unstable_cache } from 'next/cache'
import { db } from '@/lib/data/client'
import type { UnitKind } from '@/generated/prisma/enums'

/** An office as a form lists it; a kelurahan names its kecamatan. */
export type PlaceUnit = {
  id: string
  slug: string
  kind: UnitKind
  name: string
  parentId: string | null
  variants: string[]
}
/** `adminduk`: a civil document, free by UU 24/2013 Pasal 79A. */
export type PlaceService = { id: string; kind: UnitKind; category: string; name: string; adminduk: boolean }
export type Places = { units: PlaceUnit[]; services: PlaceService[] }

/** The offices and services that a report can name, read afresh. */
export async function readPlaces(): Promise<Places> {
  const [units, services] = await Promise.all([
    db.unit.findMany({
      where: { active: true },
      select: { id: true, slug: true, kind: true, name: true, parentId: true, variants: true },
      orderBy: { id: 'asc' },
    }),
    db.service.findMany({
      select: { id: true, unitKind: true, category: true, name: true, feeLegal: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  ])
  return {
    units,
    services: services.map(({ unitKind, feeLegal, ...service }) => ({
      ...service,
      kind: unitKind,
      adminduk: feeLegal.includes('Pasal 79A'),
    })),
  }
}

/** The same, at most a minute old. */
export const places = unstable_cache(readPlaces, ['places'], { tags: ['places'], revalidate: 60 })
