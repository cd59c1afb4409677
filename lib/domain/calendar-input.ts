import { z } from 'zod'
import { addDays, type Day } from './calendar'
import type { ClosureFact } from './hours'
import { isDay } from './report-form'
import { line } from './text'

export const HOLIDAY_KINDS = ['NATIONAL', 'COLLECTIVE_LEAVE', 'LOCAL'] as const
export type HolidayKind = (typeof HOLIDAY_KINDS)[number]

/** Years that the calendar takes: a slip of the finger is refused. */
export const YEAR = { min: 2020, max: 2099 } as const

const day = z.string({ error: 'REQUIRED' }).min(1, 'REQUIRED').refine(isDay, 'DATE')
const calendarDay = day.refine((given) => Number(given.slice(0, 4)) >= YEAR.min && given < `${YEAR.max + 1}`, 'DATE')

/** A day on which the whole city's offices are shut. */
export const holidaySchema = z.object({
  date: calendarDay,
  name: line(120),
  kind: z.enum(HOLIDAY_KINDS, { error: 'CHOICE' }),
})
export type HolidayInput = z.output<typeof holidaySchema>

/** Which of the holidays there are: two may fall on one day. */
export const holidayKeySchema = z.object({ date: calendarDay, was: z.string({ error: 'INVALID' }).max(200) })

/** Up to which day the calendar is whole. */
export const completeSchema = z.object({ until: calendarDay })

export const CLOSURE_DAYS_MAX = 366

/** Days on which one unit is shut, and why. Whether they lie ahead is decided by whoever knows what day it is. */
export const closureSchema = z
  .object({ from: day, until: z.string({ error: 'INVALID' }), reason: line(140) })
  .transform((given) => ({ ...given, until: given.until === '' ? given.from : given.until }))
  .superRefine(({ from, until }, context) => {
    const wrong = (message: string, params?: object) =>
      context.addIssue({ code: 'custom', path: ['until'], message, params })
    if (!isDay(until)) wrong('DATE')
    else if (isDay(from) && until < from) wrong('BEFORE_START')
    else if (isDay(from) && until > addDays(from, CLOSURE_DAYS_MAX)) wrong('CLOSURE_LONG', { max: CLOSURE_DAYS_MAX })
  })
export type ClosureInput = z.output<typeof closureSchema>

/** What becomes of a closure that is called off today: it goes whole, or, begun, it ends with yesterday. */
export function callOff({ from, until }: Pick<ClosureFact, 'from' | 'until'>, today: Day): 'REMOVE' | Day | null {
  if (until < today) return null
  return from >= today ? 'REMOVE' : addDays(today, -1)
}

/** Longest deadline, 60 working days, in calendar days and some: by then the calendar must be whole. */
const LOOKS_AHEAD_DAYS = 120

/** Whether deadlines that are set now may run beyond the days that are entered. */
export const calendarRunsOut = (completeUntil: Day | null, today: Day): boolean =>
  completeUntil === null || completeUntil < addDays(today, LOOKS_AHEAD_DAYS)
