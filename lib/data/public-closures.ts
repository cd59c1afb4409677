import 'server-only'
import { db } from '@/lib/data/client'
import { boardTag, holidayNames, TAGS, unitNamed, type UnitName } from '@/lib/data/public-boards'
import { remember } from '@/lib/data/public-memory'
import { addDays, dateToDay, dayToDate, type Day } from '@/lib/domain/calendar'

/** Days on which an office is shut, both included. `id` names it for as long as it exists. */
export type Shut = { id: string; from: Day; until: Day; reason: string }

/** How far back a calendar goes: who subscribes keeps what was, and the list stays short. */
const BACK_DAYS = 366

/** The closures of one office and the holidays on which all are shut, from a year ago on; null for an unknown one. */
export async function publicClosures(slug: string, today: Day): Promise<{ unit: UnitName; shut: Shut[] } | null> {
  const unit = await unitNamed(slug)
  if (!unit) return null
  const since = addDays(today, -BACK_DAYS)
  const [closures, holidays] = await Promise.all([closuresOf(unit.id, since), holidayNames()])
  const free = [...holidays]
    .filter(([day]) => day >= since)
    .map(([day, reason]) => ({ id: `libur-${day}`, from: day, until: day, reason }))
  return { unit, shut: [...closures, ...free].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) }
}

function closuresOf(unitId: string, since: Day): Promise<Shut[]> {
  return remember(`closures:${unitId}:${since}`, [boardTag(unitId), TAGS.units], async () => {
    const rows = await db.closure.findMany({
      where: { unitId, until: { gte: dayToDate(since) } },
      select: { id: true, from: true, until: true, reason: true },
      orderBy: [{ from: 'asc' }, { id: 'asc' }],
    })
    return rows.map((row) => ({ ...row, from: dateToDay(row.from), until: dateToDay(row.until) }))
  })
}
