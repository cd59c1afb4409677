import { z } from 'zod'
import { OVERRIDES } from './board'
import { momentOf, dayOf, type Day } from './calendar'
import { fail, ok, type Result } from './result'
import { optionalLine, optionalProse, wholeNumber } from './text'
import { STOCK_ENTRY_KINDS } from './stock'

/** What an operator's forms send; a plain form sends texts alone. */

export const REASON_MAX = 140
export const INSTEAD_MAX = 200
export const NOTICE_MAX = 300
export const NOTE_MAX = 140
/** A notice that nobody takes down goes by itself. */
export const NOTICE_DAYS_MAX = 60

const id = z.string({ error: 'REQUIRED' }).min(1, 'REQUIRED').max(60, 'INVALID')

/** What was made without signal, or is told afterwards, may be this old. */
export const LATE_DAYS = 7

/** Number of a row, as a form carries it. */
const number = z
  .string({ error: 'INVALID' })
  .regex(/^\d{1,9}$/, 'INVALID')
  .transform(Number)

/** What every form of the desk carries. */
const sent = {
  /** names one showing of the form: sent twice (a double tap, a reload, an answer that was lost), it is one deed */
  form: z.uuid({ error: 'INVALID' }),
  /** the board's newest change when the form was drawn; missing: it has seen everything */
  seen: number.optional(),
  /** whose board was on the screen; missing: of a form that waited since before forms said so */
  unit: id.optional(),
  /** when it was made, of a deed that waited for a signal; missing: now */
  made: z.iso.datetime({ error: 'INVALID' }).optional(),
}

export const confirmSchema = z.object(sent)

export const statusSchema = z.object({
  ...sent,
  service: id,
  /** NORMAL takes the override away */
  status: z.enum(['NORMAL', ...OVERRIDES], { error: 'CHOICE' }),
  reason: optionalLine(REASON_MAX),
  instead: optionalLine(INSTEAD_MAX),
})

/** As a datetime-local field sends it: by the clock of Kendari; may be empty. */
const localTime = z.string({ error: 'INVALID' }).regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/, 'INVALID')

export const noticeSchema = z
  .object({
    ...sent,
    /** empty: the notice is taken down */
    text: optionalProse(NOTICE_MAX),
    until: localTime,
  })
  .superRefine(({ text, until }, context) => {
    if (text !== '' && until === '') context.addIssue({ code: 'custom', path: ['until'], message: 'REQUIRED' })
  })

/** A correction may be negative. */
const quantity = wholeNumber(/^-?\d{1,9}$/)

export const stockSchema = z
  .object({
    ...sent,
    item: id,
    kind: z.enum(STOCK_ENTRY_KINDS, { error: 'CHOICE' }),
    quantity,
    note: optionalLine(NOTE_MAX),
    /** when it happened; empty: now */
    when: localTime.default(''),
    /** CORRECTED: the entry that was wrong */
    corrects: number.optional(),
  })
  .superRefine(({ kind, note, corrects }, context) => {
    if (kind === 'CORRECTED' && corrects === undefined && note === '')
      context.addIssue({ code: 'custom', path: ['note'], message: 'REQUIRED' })
  })

/** First a file; then the text that was in it, with what its preview was drawn from. */
export const importSchema = z.object({
  form: sent.form,
  file: z.instanceof(File, { error: 'INVALID' }).optional(),
  text: z.string({ error: 'INVALID' }).optional(),
  base: z.string({ error: 'INVALID' }).max(4000, 'INVALID').optional(),
})

/** "2026-11-24T16:00" by the clock of Kendari as a moment; null where there is no such day or hour. */
export function witaMoment(local: string): Date | null {
  const [day = '', clock = ''] = local.split('T')
  const [hour = 24, minute = 60] = clock.split(':').map(Number)
  return hour > 23 || minute > 59 ? null : existing(day, momentOf(day, hour * 60 + minute))
}

const existing = (day: Day, moment: Date) => (!Number.isNaN(moment.getTime()) && dayOf(moment) === day ? moment : null)

/** When a deed was done: now, or when the phone took it down. INVALID `made`: too long ago. A fast clock is set right. */
export function deedTime(made: string | undefined, now: Date): Result<Date> {
  if (made === undefined) return ok(now)
  const at = new Date(made)
  if (at > now) return ok(now)
  return isTooOld(at, now) ? fail('INVALID', { made: { key: 'TOO_OLD', max: LATE_DAYS } }) : ok(at)
}

/** When a movement of the stock happened. INVALID `when`: no such moment, to come, or too long ago. */
export function movementTime(when: string, done: Date, now: Date): Result<Date> {
  if (when === '') return ok(done)
  const at = witaMoment(when)
  if (at === null) return fail('INVALID', { when: { key: 'DATE' } })
  if (at > now) return fail('INVALID', { when: { key: 'NOT_YET' } })
  return isTooOld(at, now) ? fail('INVALID', { when: { key: 'TOO_OLD', max: LATE_DAYS } }) : ok(at)
}

const isTooOld = (at: Date, now: Date) => now.getTime() - at.getTime() > LATE_DAYS * 86_400_000

export type Sent = z.output<typeof confirmSchema>
export type StatusInput = z.output<typeof statusSchema>
export type NoticeInput = z.output<typeof noticeSchema>
/** `when` empty or missing: now. */
export type StockInput = Omit<z.output<typeof stockSchema>, 'when'> & { when?: string | undefined }
