import 'server-only'
import { db, type Tx } from '@/lib/data/client'
import { dateToDay, type Holidays } from '@/lib/domain/calendar'

/**
 * Every day on which the city's offices are closed by the calendar: a few dozen a year. Within a transaction the calendar
 * then stays as it is until its end, so that a deadline which it sets is of the calendar that stands.
 */
export async function readHolidays(store: Tx = db): Promise<Holidays> {
  if (store !== db) await store.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('jari/calendar'))`
  const rows = await store.holiday.findMany({ select: { date: true } })
  return new Set(rows.map(({ date }) => dateToDay(date)))
}

/** Waits until nobody sets a deadline by the calendar, and holds it alone until the transaction ends. */
export async function takeCalendar(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('jari/calendar'))`
}
