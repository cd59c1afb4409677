import { dayOf, dayToDate, type Day } from '@/lib/domain/calendar'
import type { Locale } from '@/messages/types'

const TAG: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' }
const WITA = 'Asia/Makassar'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Intl objects are dear to make and hold nothing: one of each language and kind. */
function kept<T>(make: (tag: string) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>()
  return (locale) => {
    const known = made.get(locale) ?? make(TAG[locale])
    made.set(locale, known)
    return known
  }
}

const LONG = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
// A Day has no time: it is read and printed as UTC midnight, wherever the code runs.
const longDay = kept((tag) => new Intl.DateTimeFormat(tag, { ...LONG, timeZone: 'UTC' }))
const shortDay = kept(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
)
const longMonth = kept((tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }))
const longWita = kept((tag) => new Intl.DateTimeFormat(tag, { ...LONG, timeZone: WITA }))
const clock = kept(
  (tag) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: WITA }),
)
const relative = kept((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
const number = kept((tag) => new Intl.NumberFormat(tag))
const decimal = kept((tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))

/** "Selasa, 24 November 2026". */
export const formatDay = (day: Day, locale: Locale): string => longDay(locale).format(dayToDate(day))

/** "Kamis, 24 Desember 2026 – Jumat, 25 Desember 2026"; one day once. */
export const formatDays = (from: Day, until: Day, locale: Locale): string =>
  [...new Set([from, until])].map((day) => formatDay(day, locale)).join(' – ')

/** "24 Nov 2026", for rows of a table. */
export const formatShortDay = (day: Day, locale: Locale): string => shortDay(locale).format(dayToDate(day))

/** "November 2026", of a month as "2026-11". */
export const formatMonth = (month: string, locale: Locale): string => longMonth(locale).format(dayToDate(`${month}-01`))

/** "10.20 WITA" ("10:20 WITA" in English). */
export const formatTime = (at: Date, locale: Locale): string => `${clock(locale).format(at)} WITA`

/** "Selasa, 24 November 2026, 10.20 WITA". */
export const formatMoment = (at: Date, locale: Locale): string =>
  `${longWita(locale).format(at)}, ${formatTime(at, locale)}`

/** "hari ini", "kemarin", "3 hari yang lalu", "dalam 5 hari": calendar days from `today` to `day`. */
export const formatRelativeDay = (day: Day, today: Day, locale: Locale): string =>
  relative(locale).format(daysBetween(today, day), 'day')

/** "5 menit yang lalu", "2 jam yang lalu"; from 12 hours on, in days as people in Kendari count them: "kemarin". */
export function formatRelative(at: Date, now: Date, locale: Locale): string {
  const gap = at.getTime() - now.getTime()
  const size = Math.abs(gap)
  if (size < MINUTE) return relative(locale).format(0, 'second')
  if (size < HOUR) return relative(locale).format(Math.trunc(gap / MINUTE), 'minute')
  if (size < 12 * HOUR) return relative(locale).format(Math.trunc(gap / HOUR), 'hour')
  return formatRelativeDay(dayOf(at), dayOf(now), locale)
}

const daysBetween = (from: Day, to: Day) => (dayToDate(to).getTime() - dayToDate(from).getTime()) / DAY

/** "1.250" ("1,250" in English). */
export const formatNumber = (value: number, locale: Locale): string => number(locale).format(value)

/** "82,64" ("82.64" in English): always two decimals, as an index is written. */
export const formatDecimal = (value: number, locale: Locale): string => decimal(locale).format(value)

/** "Rp1.250.000", in both languages the way it stands on Indonesian notices. */
export const formatRupiah = (rupiah: number): string =>
  `${rupiah < 0 ? '-' : ''}Rp${formatNumber(Math.abs(rupiah), 'id')}`

/** "350 m", "1,2 km", "17 km": as exact as a straight line on a map deserves. */
export function formatDistance(metres: number, locale: Locale): string {
  const rounded = Math.max(10, Math.round(metres / 10) * 10)
  if (rounded < 1000) return `${formatNumber(rounded, locale)} m`
  const digits = { maximumFractionDigits: metres < 10_000 ? 1 : 0 }
  return `${new Intl.NumberFormat(TAG[locale], digits).format(metres / 1000)} km`
}
