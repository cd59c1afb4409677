import 'server-only'
import { changeAsAdmin, done, NOTHING, OUTDATED, type AdminDeed } from '@/lib/data/admin-write'
import { db, type Tx } from '@/lib/data/client'
import { recomputeDeadlines } from '@/lib/data/deadlines'
import { readHolidays, takeCalendar } from '@/lib/data/holidays'
import type { Officer } from '@/lib/data/officers'
import { changesBetween } from '@/lib/domain/admin-changes'
import { dateToDay, dayToDate, type Day } from '@/lib/domain/calendar'
import type { HolidayInput, HolidayKind } from '@/lib/domain/calendar-input'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

export type Holiday = { date: Day; name: string; kind: HolidayKind }
/** `completeUntil`: up to this day every holiday and cuti bersama is entered; null: nobody has said so. */
export type CalendarYear = { year: number; holidays: Holiday[]; completeUntil: Day | null }

const COMPLETE = 'calendarUntil'

/** The holidays of one year. */
export async function readCalendar(officer: Officer, year: number): Promise<Result<CalendarYear>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const [rows, completeUntil] = await Promise.all([
    db.holiday.findMany({
      where: { date: { gte: dayToDate(`${year}-01-01`), lte: dayToDate(`${year}-12-31`) } },
      orderBy: [{ date: 'asc' }, { name: 'asc' }],
    }),
    readComplete(db),
  ])
  return ok({ year, holidays: rows.map((row) => ({ ...row, date: dateToDay(row.date) })), completeUntil })
}

/** Up to which day the calendar is whole. */
export async function calendarCompleteUntil(officer: Officer): Promise<Day | null> {
  return can(officer.role, 'unit:admin') ? readComplete(db) : null
}

/** Enters a holiday; the deadlines of open cases follow in the same transaction. INVALID `name`: it is there already. */
export function addHoliday(officer: Officer, holiday: HolidayInput, now = new Date()): Promise<Result<null>> {
  return changeCalendar(officer, now, async (tx) => {
    const { date, name, kind } = holiday
    if (await find(tx, date, name)) return fail('INVALID', { name: { key: 'HOLIDAY_TAKEN' } })
    await tx.holiday.create({ data: { date: dayToDate(date), name, kind } })
    return done('calendar:add', `calendar:${date}`, { name, kind })
  })
}

/** Calls a holiday by another name or of another kind. CONFLICT: it is no longer there under the name `was`. */
export function editHoliday(
  officer: Officer,
  { was, ...holiday }: HolidayInput & { was: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeCalendar(officer, now, async (tx) => {
    const { date, name, kind } = holiday
    const before = await find(tx, date, was)
    if (!before) return OUTDATED
    const detail = changesBetween({ name: was, kind: before.kind }, { name, kind })
    if (Object.keys(detail).length === 0) return NOTHING
    if (name !== was && (await find(tx, date, name))) return fail('INVALID', { name: { key: 'HOLIDAY_TAKEN' } })
    await tx.holiday.update({ where: { date_name: { date: dayToDate(date), name: was } }, data: { name, kind } })
    return done('calendar:edit', `calendar:${date}`, detail)
  })
}

/** Takes a holiday out; the deadlines follow. One that is gone already is no mistake. */
export function removeHoliday(
  officer: Officer,
  { date, was }: { date: Day; was: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeCalendar(officer, now, async (tx) => {
    const { count } = await tx.holiday.deleteMany({ where: { date: dayToDate(date), name: was } })
    return count === 0 ? NOTHING : done('calendar:remove', `calendar:${date}`, { name: was })
  })
}

/** Says up to which day the calendar is whole. */
export function setCalendarComplete(
  officer: Officer,
  { until }: { until: Day },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    const before = await readComplete(tx)
    if (before === until) return NOTHING
    await tx.setting.upsert({
      where: { key: COMPLETE },
      create: { key: COMPLETE, value: until },
      update: { value: until },
    })
    return done('calendar:complete', 'calendar:complete', changesBetween({ until: before }, { until }))
  })
}

/** Which days are free decides every deadline, so both change together or not at all. */
function changeCalendar(
  officer: Officer,
  now: Date,
  run: (tx: Tx) => Promise<Result<AdminDeed<null>>>,
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    await takeCalendar(tx)
    const result = await run(tx)
    if (result.ok && result.value.entry) await recomputeDeadlines(tx, await readHolidays(tx))
    return result
  })
}

const find = (tx: Tx, date: Day, name: string) =>
  tx.holiday.findUnique({ where: { date_name: { date: dayToDate(date), name } } })

async function readComplete(store: Tx): Promise<Day | null> {
  return (await store.setting.findUnique({ where: { key: COMPLETE } }))?.value ?? null
}
