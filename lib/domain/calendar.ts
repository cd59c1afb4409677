/**
 * Calendar days of Kendari. The city keeps WITA (Asia/Makassar), UTC+8 all year and without daylight saving since 1964,
 * so a day is plain arithmetic. Holidays come in as arguments: the calendar is data (DOMAIN.md "Deadlines").
 */

/** A day as 'YYYY-MM-DD' in WITA. */
export type Day = string

/** Every day on which the offices are closed by the calendar: national, collective leave (cuti bersama), local. */
export type Holidays = ReadonlySet<Day>

const WITA_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The day in Kendari at a moment. */
export function dayOf(now: Date): Day {
  return new Date(now.getTime() + WITA_OFFSET_MS).toISOString().slice(0, 10)
}

/** Minutes after midnight in Kendari at a moment, 0–1439. */
export function minutesOf(now: Date): number {
  return Math.floor(((now.getTime() + WITA_OFFSET_MS) % DAY_MS) / 60_000)
}

/** Minutes after midnight as a clock shows them: "07.30", or with another mark "07:30". */
export function clockText(minutes: number, mark = '.'): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}${mark}${two(minutes % 60)}`
}

/** The moment at which a day reaches `minutes` after midnight WITA. */
export function momentOf(day: Day, minutes = 0): Date {
  return new Date(dayToDate(day).getTime() - WITA_OFFSET_MS + minutes * 60_000)
}

/** A day as the UTC midnight that a database `date` column takes. */
export function dayToDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** The day that a database `date` column holds. */
export function dateToDay(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return dayToDate(day).getUTCDay() || 7
}

export function addDays(day: Day, days: number): Day {
  return dateToDay(new Date(dayToDate(day).getTime() + days * DAY_MS))
}

/** Monday to Friday and not a holiday. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  return weekdayOf(day) < 6 && !holidays.has(day)
}

/** The `count`-th working day after `day` (which itself does not count); `day` when count is 0. */
export function addWorkingDays(day: Day, count: number, holidays: Holidays): Day {
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (isWorkingDay(at, holidays)) left--
  }
  return at
}

/** Working days in (from, to]; negative when `to` lies before `from`. */
export function workingDaysBetween(from: Day, to: Day, holidays: Holidays): number {
  if (to < from) return 0 - workingDaysBetween(to, from, holidays) // not `-…`, which would make a -0
  let count = 0
  for (let at = from; at < to;) {
    at = addDays(at, 1)
    if (isWorkingDay(at, holidays)) count++
  }
  return count
}
