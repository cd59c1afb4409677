import { z } from 'zod'
import { INSTEAD_MAX, NOTE_MAX, NOTICE_MAX, REASON_MAX } from './board-input'
import { OVERRIDES } from './board'
import { QUANTITY_MAX, STOCK_ENTRY_KINDS } from './stock'
import { line, optionalLine, prose, ticks } from './text'

/** What a token may let a unit's own system do, on that unit's board alone. */
export const SCOPES = ['board:write', 'stock:write'] as const
export type Scope = (typeof SCOPES)[number]

export const TOKEN_NAME_MAX = 60
/** How long a token lives at most: what nobody renews ends by itself. */
export const TOKEN_DAYS = ['90', '180', '365'] as const

/** The form of a new token. */
export const tokenSchema = z.object({
  /** names one showing of the form, and then the token: sent twice, it is made once */
  form: z.uuid({ error: 'INVALID' }),
  unit: z.string({ error: 'REQUIRED' }).min(1, 'REQUIRED').max(60, 'INVALID'),
  name: line(TOKEN_NAME_MAX),
  scopes: ticks(z.array(z.enum(SCOPES, 'CHOICE')))
    .refine((scopes) => scopes.length > 0, 'CHOICE')
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
  days: z.enum(TOKEN_DAYS, 'CHOICE').transform(Number),
})
export type TokenInput = z.output<typeof tokenSchema>

/** Bodies of what systems write. A field that is not of these is a mistake worth telling. */
export const statusBody = z.strictObject({
  status: z.enum(['NORMAL', ...OVERRIDES], 'CHOICE').describe('newStatus'),
  reason: optionalLine(REASON_MAX).optional().describe('reason'),
  instead: optionalLine(INSTEAD_MAX).optional().describe('newInstead'),
})

export const stockBody = z
  .strictObject({
    kind: z.enum(STOCK_ENTRY_KINDS, 'CHOICE').describe('entryKind'),
    quantity: z
      .int({ error: (issue) => (issue.input === undefined ? 'REQUIRED' : 'NUMBER') })
      .meta({ description: 'quantity', minimum: -QUANTITY_MAX, maximum: QUANTITY_MAX }),
    note: optionalLine(NOTE_MAX).optional().describe('note'),
  })
  .superRefine(({ kind, note = '' }, context) => {
    // As from an operator's form: what the ledger is set right by says why, to everyone.
    if (kind === 'CORRECTED' && note === '') context.addIssue({ code: 'custom', path: ['note'], message: 'REQUIRED' })
  })

export const noticeBody = z.strictObject({
  text: prose(NOTICE_MAX).describe('noticeText'),
  until: z.iso.datetime({ offset: true, error: 'DATE' }).describe('noticeUntil'),
})

/** What names a request, so that the same one sent again is not done again (8 to 100 printable characters). */
export const idempotencyKeySchema = z
  .string({ error: 'REQUIRED' })
  .regex(/^[\x21-\x7e]{8,100}$/, 'INVALID')
  .describe('idempotencyKey')

/** Whether a token still works on a day: neither revoked nor past its last day. */
export function tokenWorks(token: { revokedAt: Date | null; expiresOn: string }, today: string): boolean {
  return token.revokedAt === null && token.expiresOn >= today
}
