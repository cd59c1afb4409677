import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { Shut } from '@/lib/data/public-closures'
import { addDays, dayToDate, type Day } from '@/lib/domain/calendar'
import { translatorFor } from '@/lib/locale'
import { absolute, siteHost } from '@/lib/site'

/**
 * The days on which an office is shut, as an iCalendar (RFC 5545) of all-day events. An event keeps its UID for good, so
 * that a calendar that asks again changes it and does not add another.
 */
export function calendarOf(unit: { slug: string; name: string }, shut: readonly Shut[], today: Day): string {
  const t = translatorFor('id', 'board.calendar')
  const calendar = new ICalCalendar({
    name: t('name', { name: unit.name }),
    prodId: { company: 'JARI', product: 'Jaga Kendari', language: 'ID' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3600,
    url: absolute(`/layanan/${unit.slug}`),
  })
  for (const { id, from, until, reason } of shut) {
    calendar.createEvent({
      id: `${id}.${unit.slug}@${siteHost()}`,
      // Only the date is printed; its end is the first day after it (RFC 5545 3.6.1).
      start: dayToDate(from),
      end: dayToDate(addDays(until, 1)),
      allDay: true,
      // What was asked for on one day is the same text all day, and has the same tag.
      stamp: dayToDate(today),
      summary: t('shut', { name: unit.name, reason }),
      transparency: ICalEventTransparency.TRANSPARENT,
      url: absolute(`/layanan/${unit.slug}`),
    })
  }
  return calendar.toString()
}
