import { z } from 'zod'
import { addDays, type Day } from './calendar'
import { sealedReportSchema } from './intake'
import { isDay } from './report-form'

/** How a report came that an officer files for somebody else. */
export const WALK_INS = ['IN_PERSON', 'PHONE', 'LETTER'] as const

/** A letter may have lain somewhere; what is older was mistyped. */
export const OLDEST_DAYS = 365

/** How a report came and on which day, as the form gives it and as the server checks it once more on its own day. */
export function walkInSchema(today: Day) {
  return z.strictObject({
    via: z.enum(WALK_INS, 'CHOICE'),
    receivedOn: z.string('REQUIRED').superRefine((day, context) => {
      const wrong = dayProblem(day, today)
      if (wrong) context.addIssue({ code: 'custom', message: wrong, params: { max: OLDEST_DAYS } })
    }),
  })
}
export type WalkInForm = { via: string; receivedOn: string }
export type WalkIn = z.output<ReturnType<typeof walkInSchema>>

/** A sealed report as a reporter's browser sends it, and how it came. */
export const sealedWalkInSchema = sealedReportSchema.extend({
  walkIn: z.strictObject({ via: z.string('INVALID'), receivedOn: z.string('INVALID') }),
})
export type SealedWalkIn = z.output<typeof sealedWalkInSchema>

function dayProblem(day: string, today: Day): string | null {
  if (day === '') return 'REQUIRED'
  if (!isDay(day)) return 'DATE'
  if (day > today) return 'FUTURE'
  return day < addDays(today, -OLDEST_DAYS) ? 'TOO_OLD' : null
}
