import { addDays, dayOf, minutesOf, momentOf, weekdayOf } from './calendar'
import type { HoursRow } from './hours'

/** A screen asks this often; what it got since then is as good as new. */
export const POLL_MS = 30_000
const POLL_MAX_MS = 300_000
const FRESH_MS = 90_000

/** How long a screen waits before it asks again, after so many attempts that failed in a row. */
export function pollDelay(failures: number): number {
  return Math.min(POLL_MS * 2 ** Math.min(failures, 10), POLL_MAX_MS)
}

/**
 * The first moment after `at` from which a status may be another one by the clock alone: a door opens or shuts, or the day
 * ends and nobody has confirmed the next one yet.
 */
export function nextTurn(at: Date, hours: readonly HoursRow[] | null): Date {
  const [day, minute] = [dayOf(at), minutesOf(at)]
  const weekday = weekdayOf(day)
  const turns = (hours ?? [])
    .filter((row) => row.weekday === weekday)
    .flatMap(({ opens, closes }) => [opens, closes])
    .filter((turn) => turn > minute)
  return turns.length > 0 ? momentOf(day, Math.min(...turns)) : momentOf(addDays(day, 1))
}

/**
 * What a screen may say of news that it got at `at`. FRESH: it stands. OLD: the line is down, and how old it is must be
 * said. UNSURE: since then a door has opened or shut, or the day has ended: it may be wrong and is not to be shown as so.
 */
export type Freshness = 'FRESH' | 'OLD' | 'UNSURE'

export function freshness(at: Date, now: Date, hours: readonly HoursRow[] | null): Freshness {
  if (now.getTime() - at.getTime() < FRESH_MS) return 'FRESH'
  return now >= nextTurn(at, hours) ? 'UNSURE' : 'OLD'
}
