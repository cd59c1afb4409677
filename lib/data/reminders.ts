import 'server-only'
import { boardFields, factsOf } from '@/lib/data/board-facts'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { PAGE_SIZE, paged, type Paged } from '@/lib/data/paging'
import { holidayNames } from '@/lib/data/public-boards'
import { dayOf } from '@/lib/domain/calendar'
import { hasOpened } from '@/lib/domain/hours'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { boardAt } from '@/lib/domain/unit-board'

/**
 * A unit that has opened today and has said nothing since midnight. `open`: it still is; `confirmedAt`: when it last spoke; null:
 * never, or not of all.
 */
export type Silent = {
  id: string
  name: string
  kecamatan: string | null
  phone: string | null
  open: boolean
  confirmedAt: Date | null
}
export type Silence = Paged<Silent> & { silent: number; opened: number }

/** A city has fewer units than this. */
const UNITS_MAX = 1000

/** The units that have opened today by `now` and have not confirmed, longest silent first, a page at a time. */
export async function silentUnits(officer: Officer, after: string | undefined, now: Date): Promise<Result<Silence>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const { silent, opened } = await readSilence(now)
  const start = after === undefined ? 0 : silent.findIndex(({ id }) => id === after) + 1
  const page = paged(silent.slice(start, start + PAGE_SIZE + 1), ({ id }) => id)
  return ok({ ...page, silent: silent.length, opened })
}

/** All of them, for whoever reminds their operators. */
export async function readSilence(now: Date): Promise<{ silent: Silent[]; opened: number }> {
  const [rows, holidays] = await Promise.all([
    db.unit.findMany({
      where: { active: true },
      select: { id: true, name: true, phone: true, parent: { select: { name: true } }, ...boardFields(dayOf(now)) },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: UNITS_MAX,
    }),
    holidayNames(),
  ])
  const opened = rows
    .map(({ id, name, phone, parent, ...board }) => ({
      unit: { id, name, phone, kecamatan: parent?.name ?? null },
      ...boardAt(now, factsOf(board), holidays),
    }))
    .filter(({ door }) => hasOpened(door))
  const silent = opened
    .filter(({ status }) => !status.confirmedToday)
    .map(({ unit, door, status }) => ({ ...unit, open: door.open, confirmedAt: status.confirmedAt }))
    .sort((a, b) => (a.confirmedAt?.getTime() ?? 0) - (b.confirmedAt?.getTime() ?? 0))
  return { silent, opened: opened.length }
}
