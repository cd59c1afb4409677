import { addDays, isWorkingDay, workingDaysBetween, type Day, type Holidays } from '@/lib/domain/calendar'

/** The last working day from which `count` or more working days have passed until `today`. */
export function workingDaysAgo(today: Day, count: number, holidays: Holidays): Day {
  let day = today
  while (!isWorkingDay(day, holidays) || workingDaysBetween(day, today, holidays) < count) day = addDays(day, -1)
  return day
}

/** The working days from `from` to `until`, both included. */
export function workingDays(from: Day, until: Day, holidays: Holidays): Day[] {
  const days: Day[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) days.push(day)
  return days
}
