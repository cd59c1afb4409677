import 'server-only'
import { db, type Tx } from '@/lib/data/client'
import { dateToDay, type Holidays } from '@/lib/domain/calendar'

/** Every day on which the city's offices are closed by the calendar: a few dozen a year. */
export async function readHolidays(store: Tx = db): Promise<Holidays> {
  const rows = await store.holiday.findMany({ select: { date: true } })
  return new Set(rows.map(({ date }) => dateToDay(date)))
}
