import { z } from 'zod'
import { OVERRIDES } from './board'
import { optionalLine, optionalProse } from './text'
import { STOCK_ENTRY_KINDS } from './stock'

/** What an operator's forms send; a plain form sends texts alone. */

export const REASON_MAX = 140
export const INSTEAD_MAX = 200
export const NOTICE_MAX = 300
export const NOTE_MAX = 140
/** A notice that nobody takes down goes by itself. */
export const NOTICE_DAYS_MAX = 60

const id = z.string({ error: 'REQUIRED' }).min(1, 'REQUIRED').max(60, 'INVALID')

/** Names one showing of a form: sent twice (a double tap, a reload), it is one deed. */
export const formTokenSchema = z.uuid({ error: 'INVALID' })

export const confirmSchema = z.object({ form: formTokenSchema })

export const statusSchema = z.object({
  form: formTokenSchema,
  service: id,
  /** NORMAL takes the override away */
  status: z.enum(['NORMAL', ...OVERRIDES], { error: 'CHOICE' }),
  reason: optionalLine(REASON_MAX),
  instead: optionalLine(INSTEAD_MAX),
})

export const noticeSchema = z
  .object({
    form: formTokenSchema,
    /** empty: the notice is taken down */
    text: optionalProse(NOTICE_MAX),
    until: z.string({ error: 'INVALID' }).regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/, 'INVALID'),
  })
  .superRefine(({ text, until }, context) => {
    if (text !== '' && until === '') context.addIssue({ code: 'custom', path: ['until'], message: 'REQUIRED' })
  })

/** Digits, with the dots that people put between thousands; a correction may be negative. */
const quantity = z
  .string({ error: 'REQUIRED' })
  .transform((raw) => raw.replace(/[\s.]/g, '').replace('−', '-'))
  .pipe(
    z
      .string()
      .min(1, 'REQUIRED')
      .regex(/^-?\d{1,9}$/, 'NUMBER'),
  )
  .transform(Number)

export const stockSchema = z.object({
  form: formTokenSchema,
  item: id,
  kind: z.enum(STOCK_ENTRY_KINDS, { error: 'CHOICE' }),
  quantity,
  note: optionalLine(NOTE_MAX),
})

export type StatusInput = z.output<typeof statusSchema>
export type NoticeInput = z.output<typeof noticeSchema>
export type StockInput = z.output<typeof stockSchema>
