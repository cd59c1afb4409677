import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { UnitKind } from '@/generated/prisma/enums'
import { boardFields, factsOf } from '@/lib/data/board-facts'
import { db } from '@/lib/data/client'
import { perMinute } from '@/lib/data/per-minute'
import { remember } from '@/lib/data/public-memory'
import type { StockFact } from '@/lib/domain/board'
import { dateToDay, dayOf, type Day } from '@/lib/domain/calendar'
import type { HolidayNames } from '@/lib/domain/hours'
import { boardAt, type BoardFacts, type BoardNow } from '@/lib/domain/unit-board'

/** Tags of what is remembered: every board, the list of units and services, the calendar; `boardTag`: one board. */
export const TAGS = { boards: 'boards', units: 'units', holidays: 'holidays' } as const
export const boardTag = (unitId: string) => `board:${unitId}`

export type UnitName = {
  id: string
  slug: string
  kind: UnitKind
  name: string
  fullName: string
  variants: string[]
  lat: number | null
  lng: number | null
}
/** A unit with its board now; `parent` is a kelurahan's kecamatan. */
export type ListedUnit = { unit: UnitName; parent: UnitName | null; board: BoardNow; stocks: readonly StockFact[] }
export type ListedService = { id: string; name: string; aliases: string[]; category: string; unitKind: UnitKind }
export type BoardList = { units: ListedUnit[]; services: ListedService[] }

type Facts = { unit: UnitName; parentId: string | null; facts: BoardFacts }

/** Every active unit with its status at `now`: dinas first, then kecamatan, then kelurahan, by name. */
export async function listBoards(now: Date): Promise<BoardList> {
  const [all, services, holidays] = await Promise.all([boardFacts(dayOf(now)), serviceNames(), holidayNames()])
  return perMinute(all, now, [services, holidays], (minute) => {
    const names = new Map(all.map(({ unit }) => [unit.id, unit]))
    const units = all.map(({ unit, parentId, facts }) => ({
      unit,
      parent: parentId === null ? null : (names.get(parentId) ?? null),
      board: boardAt(minute, facts, holidays),
      stocks: facts.stocks,
    }))
    return { units, services }
  })
}

/** The unit that an address names or once named, or null; unknown addresses cost no query. */
export async function unitNamed(slug: string): Promise<UnitName | null> {
  const [units, former] = await Promise.all([allUnits(), oldSlugs()])
  const of = (address: string | undefined) => units.find((unit) => unit.slug === address)
  return of(slug) ?? of(former.get(slug)) ?? null
}

/** Addresses that units had, each with the one of now. */
function oldSlugs(): Promise<ReadonlyMap<string, string>> {
  return remember('former', [TAGS.units], async () => {
    const where = { active: true, oldSlugs: { isEmpty: false } }
    const rows = await db.unit.findMany({ where, select: { slug: true, oldSlugs: true } })
    return new Map(rows.flatMap(({ slug, oldSlugs: had }) => had.map((one) => [one, slug] as const)))
  })
}

/** Every active unit by name only. */
export function allUnits(): Promise<UnitName[]> {
  return remember('names', [TAGS.units], () =>
    db.unit.findMany({ where: { active: true }, select: NAME_FIELDS, orderBy: ORDER }),
  )
}

/** Names of the days on which every office is shut. */
export function holidayNames(): Promise<HolidayNames> {
  return remember('holidays', [TAGS.holidays], async () => {
    const rows = await db.holiday.findMany({ orderBy: [{ date: 'asc' }, { name: 'asc' }] })
    return new Map<Day, string>(rows.map(({ date, name }) => [dateToDay(date), name]))
  })
}

const NAME_FIELDS = {
  ...{ id: true, slug: true, kind: true, name: true, fullName: true, variants: true, lat: true, lng: true },
} as const satisfies Prisma.UnitSelect
const ORDER: Prisma.UnitOrderByWithRelationInput[] = [{ kind: 'asc' }, { name: 'asc' }, { id: 'asc' }]

function boardFacts(day: Day): Promise<Facts[]> {
  return remember(`boards:${day}`, [TAGS.boards, TAGS.units], async () => {
    const rows = await db.unit.findMany({
      where: { active: true },
      select: { ...NAME_FIELDS, parentId: true, ...boardFields(day) },
      orderBy: ORDER,
    })
    return rows.map(({ id, slug, kind, name, fullName, variants, parentId, lat, lng, ...board }) => ({
      unit: { id, slug, kind, name, fullName, variants, lat, lng },
      parentId,
      facts: factsOf(board),
    }))
  })
}

function serviceNames(): Promise<ListedService[]> {
  return remember('services', [TAGS.units], () =>
    db.service.findMany({
      select: { id: true, name: true, aliases: true, category: true, unitKind: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  )
}
