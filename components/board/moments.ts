import { formatDay, formatShortDay } from '@/components/format'
import { addDays, dayOf } from '@/lib/domain/calendar'
import type { Locale } from '@/messages/types'
import { clockOf } from './clock'
import type { BoardT } from './words'

/** "sejak pukul 10.20", "sejak kemarin 10.20", "sejak 20 Nov 2026". */
export function sinceWords(at: Date, now: Date, locale: Locale, t: BoardT): string {
  return t(`since.${nearness(at, now)}`, { time: clockOf(at, locale), day: formatShortDay(dayOf(at), locale) })
}

/** "hari ini 10.20", "kemarin 10.20", "20 Nov 2026". */
export function atWords(at: Date, now: Date, locale: Locale, t: BoardT): string {
  return t(`at.${nearness(at, now)}`, { time: clockOf(at, locale), day: formatShortDay(dayOf(at), locale) })
}

/** Of what is to come: "pukul 08.00", "besok pukul 08.00", "Senin, 30 November 2026 pukul 08.00". */
export function whenWords(at: Date, now: Date, locale: Locale, t: BoardT): string {
  const day = dayOf(at)
  const key = day === dayOf(now) ? 'today' : day === addDays(dayOf(now), 1) ? 'tomorrow' : 'later'
  return t(`when.${key}`, { time: clockOf(at, locale), day: formatDay(day, locale) })
}

function nearness(at: Date, now: Date): 'today' | 'yesterday' | 'earlier' {
  const day = dayOf(at)
  if (day === dayOf(now)) return 'today'
  return day === addDays(dayOf(now), -1) ? 'yesterday' : 'earlier'
}
