import { addDays, dayOf, minutesOf, momentOf, weekdayOf, type Day } from './calendar'

/** One stretch of a weekday (1 Monday … 7 Sunday), minutes after midnight WITA; `closes` itself is closed. */
export type HoursRow = { weekday: number; opens: number; closes: number }

/** Days on which one unit is shut, both included. */
export type ClosureFact = { from: Day; until: Day; reason: string }

export type HolidayNames = ReadonlyMap<Day, string>

/** Why a door is shut. BREAK: between two stretches of one day (Friday prayer); DAY_OFF: a weekday without hours. */
export type ShutWhy =
  | { code: 'BEFORE_HOURS' | 'AFTER_HOURS' | 'BREAK' | 'DAY_OFF' }
  | { code: 'HOLIDAY'; name: string }
  | { code: 'CLOSURE'; reason: string; until: Day }

/** `hoursKnown` is false where nobody has told the hours: such a door is not shut, but it is not known to be open. */
export type Door =
  | { open: true; hoursKnown: boolean; closesAt: Date | null }
  | { open: false; why: ShutWhy; since: Date | null; opensAt: Date | null }

/** `hours` null: nobody has told them. */
export type Schedule = {
  hours: readonly HoursRow[] | null
  closures: readonly ClosureFact[]
  holidays: HolidayNames
}

type Window = { opens: number; closes: number }

const LAST_MINUTE = 1440
/** How far back and ahead an opening is looked for: longer than any run of holidays. */
const HORIZON_DAYS = 60
/** What will shut an office is announced on its board this many days ahead. */
const AHEAD_DAYS = 14

/** Whether a door is open at `now`; if not: why, since when, and when it opens next (null: not within 60 days). */
export function doorAt(now: Date, schedule: Schedule): Door {
  const today = dayOf(now)
  const minute = minutesOf(now)
  const shut = shutAllDay(today, schedule)
  if (!shut && schedule.hours === null) return { open: true, hoursKnown: false, closesAt: null }
  const windows = windowsOn(today, schedule)
  const current = windows.find((window) => window.opens <= minute && minute < window.closes)
  if (current) return { open: true, hoursKnown: true, closesAt: momentOf(today, current.closes) }
  return {
    open: false,
    why: shut?.why ?? shutNow(windows, minute),
    since: shut?.since ?? lastClosing(today, minute, schedule),
    opensAt: nextOpening(today, minute, schedule),
  }
}

/** Whether a door is open, or was earlier on the same day. */
export function hasOpened(door: Door): boolean {
  return door.open || door.why.code === 'BREAK' || door.why.code === 'AFTER_HOURS'
}

/** The stretches in which both are open: a service's own hours narrow its unit's, they never widen them. */
export function narrowHours(unit: readonly HoursRow[] | null, own: readonly HoursRow[]): readonly HoursRow[] {
  if (unit === null) return own
  return unit.flatMap((a) =>
    own
      .filter((b) => b.weekday === a.weekday)
      .map((b) => ({
        weekday: a.weekday,
        opens: Math.max(a.opens, b.opens),
        closes: Math.min(a.closes, b.closes),
      }))
      .filter((row) => row.opens < row.closes),
  )
}

/**
 * What will shut an office after today, soonest first: closures that begin in the coming days, and holidays on which it would
 * be open. Days on end under one name are said once.
 */
export function shutAhead({ hours, closures, holidays }: Schedule, today: Day): ClosureFact[] {
  const ahead = closures.filter(({ from }) => today < from && from <= addDays(today, AHEAD_DAYS))
  for (let away = 1; away <= AHEAD_DAYS; away++) {
    const day = addDays(today, away)
    const reason = holidays.get(day)
    const open = hours === null || hours.some(({ weekday }) => weekday === weekdayOf(day))
    if (reason === undefined || !open || closures.some(({ from, until }) => from <= day && day <= until)) continue
    const before = ahead.find((one) => one.reason === reason && addDays(one.until, 1) === day)
    if (before) ahead[ahead.indexOf(before)] = { ...before, until: day }
    else ahead.push({ from: day, until: day, reason })
  }
  return ahead.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function shutAllDay(day: Day, { closures, holidays }: Schedule): { why: ShutWhy; since: Date | null } | null {
  const closure = closures.find(({ from, until }) => from <= day && day <= until)
  if (closure) {
    return {
      why: { code: 'CLOSURE', reason: closure.reason, until: closure.until },
      since: momentOf(closure.from),
    }
  }
  const name = holidays.get(day)
  return name === undefined ? null : { why: { code: 'HOLIDAY', name }, since: momentOf(day) }
}

function shutNow(windows: readonly Window[], minute: number): ShutWhy {
  const first = windows[0]
  const last = windows.at(-1)
  if (!first || !last) return { code: 'DAY_OFF' }
  if (minute < first.opens) return { code: 'BEFORE_HOURS' }
  return { code: minute >= last.closes ? 'AFTER_HOURS' : 'BREAK' }
}

/** The day's stretches in order, those that touch made one; none on a holiday or in a closure. */
function windowsOn(day: Day, schedule: Schedule): Window[] {
  if (shutAllDay(day, schedule)) return []
  const weekday = weekdayOf(day)
  const rows = (schedule.hours ?? []).filter((row) => row.weekday === weekday && row.opens < row.closes)
  const merged: Window[] = []
  for (const { opens, closes } of rows.toSorted((a, b) => a.opens - b.opens)) {
    const last = merged.at(-1)
    if (last && opens <= last.closes) last.closes = Math.max(last.closes, closes)
    else merged.push({ opens, closes })
  }
  return merged
}

function nextOpening(today: Day, minute: number, schedule: Schedule): Date | null {
  for (let ahead = 0, day = today; ahead <= HORIZON_DAYS; ahead++, day = addDays(day, 1)) {
    const next = windowsOn(day, schedule).find((window) => ahead > 0 || window.opens > minute)
    if (next) return momentOf(day, next.opens)
  }
  return null
}

function lastClosing(today: Day, minute: number, schedule: Schedule): Date | null {
  for (let back = 0, day = today; back <= HORIZON_DAYS; back++, day = addDays(day, -1)) {
    const bound = back > 0 ? LAST_MINUTE : minute
    const last = windowsOn(day, schedule).findLast((window) => window.closes <= bound)
    if (last) return momentOf(day, last.closes)
  }
  return null
}
