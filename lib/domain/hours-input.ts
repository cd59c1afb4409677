import { z } from 'zod'
import { clockText } from './calendar'
import type { HoursRow } from './hours'

/** Opening hours as an administrator types them: one field a weekday, "08.00–11.30, 13.30–16.00", empty where shut. */

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const dayField = (weekday: number) => `day${weekday}`

const STRETCHES_MAX = 6
const STRETCH = /^(\d{1,2})[.:](\d{2})\s*(?:[-–—]|s\/d|sampai|to)\s*(\d{1,2})[.:](\d{2})$/i

type Stretch = Pick<HoursRow, 'opens' | 'closes'>

/** The stretches of one day, in order; or what is wrong with them. They may touch, not overlap. */
export function parseDay(typed: string): Stretch[] | 'HOURS' | 'HOURS_REVERSED' | 'HOURS_OVERLAP' {
  const parts = typed
    .split(/[,;\n]|\bdan\b|\band\b/i)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length > STRETCHES_MAX) return 'HOURS'
  const stretches: Stretch[] = []
  for (const part of parts) {
    const [, fromHour, fromMinute, toHour, toMinute] = (STRETCH.exec(part) ?? []).map(Number)
    const opens = minutes(fromHour, fromMinute)
    const closes = minutes(toHour, toMinute)
    if (opens === null || closes === null) return 'HOURS'
    if (opens >= closes) return 'HOURS_REVERSED'
    stretches.push({ opens, closes })
  }
  stretches.sort((a, b) => a.opens - b.opens)
  const overlaps = stretches.some(({ opens }, i) => opens < (stretches[i - 1]?.closes ?? 0))
  return overlaps ? 'HOURS_OVERLAP' : stretches
}

/** The same as it is typed: "08.00–11.30, 13.30–16.00". */
export function printDay(stretches: readonly Stretch[]): string {
  return stretches
    .toSorted((a, b) => a.opens - b.opens)
    .map(({ opens, closes }) => `${clockText(opens)}–${clockText(closes)}`)
    .join(', ')
}

const day = z
  .string({ error: 'INVALID' })
  .max(200)
  .transform((typed, context) => {
    const stretches = parseDay(typed)
    if (typeof stretches !== 'string') return stretches
    context.addIssue({ code: 'custom', message: stretches })
    return []
  })

/** A week's fields as rows. */
export const weekSchema = z
  .object(Object.fromEntries(WEEKDAYS.map((weekday) => [dayField(weekday), day])))
  .transform((week): HoursRow[] =>
    WEEKDAYS.flatMap((weekday) => (week[dayField(weekday)] ?? []).map((stretch) => ({ weekday, ...stretch }))),
  )

/** A day ends at 24.00; minutes after midnight, or null where a clock shows no such time. */
function minutes(hour = NaN, minute = NaN): number | null {
  const at = hour * 60 + minute
  return minute < 60 && at <= 1440 ? at : null
}
