import { z } from 'zod'
import { caseIdSchema, grantSchema, recipientSchema, sealedPart, versionSchema } from './case-work'
import { evidenceSchema } from './intake'
import { DEADLINES } from './deadlines'

/**
 * Disposisi: an inspector's own words to a unit, with a deadline, and the unit's answer. The report, its reporter and the
 * number of the case are no part of it.
 */

export const DISPOSITION_STATES = ['SENT', 'ANSWERED', 'RETURNED', 'ACCEPTED', 'WITHDRAWN'] as const
export type DispositionState = (typeof DISPOSITION_STATES)[number]
export type Side = 'INSPECTOR' | 'UNIT'

const DEEDS = {
  answer: { by: 'UNIT', from: ['SENT', 'RETURNED'], to: 'ANSWERED' },
  return: { by: 'INSPECTOR', from: ['ANSWERED'], to: 'RETURNED' },
  accept: { by: 'INSPECTOR', from: ['ANSWERED'], to: 'ACCEPTED' },
  withdraw: { by: 'INSPECTOR', from: ['SENT', 'RETURNED'], to: 'WITHDRAWN' },
} as const satisfies Record<string, { by: Side; from: readonly DispositionState[]; to: DispositionState }>
export type DispositionDeed = keyof typeof DEEDS
export const DISPOSITION_DEEDS = Object.keys(DEEDS) as DispositionDeed[]

/** What a deed makes of a disposition; null where it is not that side's to do in this state. */
export function afterDeed(state: DispositionState, deed: DispositionDeed, side: Side): DispositionState | null {
  const { by, from, to } = DEEDS[deed]
  return by === side && (from as readonly DispositionState[]).includes(state) ? to : null
}

/** The states in which the unit owes an answer, so that its deadline runs. */
export const AWAITED = ['SENT', 'RETURNED'] as const satisfies readonly DispositionState[]

export const isAwaited = (state: DispositionState): boolean => (AWAITED as readonly DispositionState[]).includes(state)

/** Whether the unit may still attach files: until its answer is accepted. */
export const takesFiles = (state: DispositionState): boolean => isAwaited(state) || state === 'ANSWERED'

/** Files of one disposition. */
export const ATTACHMENTS_MAX = 20

/** Working days that a unit is given unless the inspector says otherwise, and at most. */
export const ANSWER_DAYS = { usual: DEADLINES.information.days, max: 60 } as const

/** Operators that one disposition can go to. */
export const ADDRESSEES_MAX = 30

/** What a letter holds before it is sealed; the side is inside, as in a message of a case (./message.ts). */
const letterSchema = z.object({ v: z.literal(1), side: z.enum(['INSPECTOR', 'UNIT']), text: z.string() })

export const letterText = (side: Side, text: string): string => JSON.stringify({ v: 1, side, text })

/** The letter in an opened text; null where it is none. */
export function readLetter(opened: string): { side: Side; text: string } | null {
  try {
    const { side, text } = letterSchema.parse(JSON.parse(opened))
    return { side, text }
  } catch {
    return null
  }
}

const days = z.int('DAYS').min(1, 'DAYS').max(ANSWER_DAYS.max, 'DAYS')

/** The same as it is typed. */
export const answerDaysSchema = z
  .string('DAYS')
  .trim()
  .regex(/^\d{1,3}$/, 'DAYS')
  .transform(Number)
  .pipe(days)

/** `recipient`: whom the grant is sealed to, so that one sealed to an old key is noticed. */
const grants = z
  .array(
    z.strictObject({
      officerId: z.string('INVALID').min(1, 'INVALID').max(64, 'INVALID'),
      recipient: recipientSchema,
      grant: grantSchema,
    }),
    'INVALID',
  )
  .min(1, 'REQUIRED')
  .max(ADDRESSEES_MAX, 'TOO_MANY')
export type Addressed = z.output<typeof grants>

export const sendDispositionSchema = z.strictObject({
  id: caseIdSchema,
  disposition: caseIdSchema,
  unitId: z.string('INVALID').min(1, 'INVALID').max(64, 'INVALID'),
  days,
  recipient: recipientSchema,
  caseGrant: grantSchema,
  grants,
  letter: sealedPart('MESSAGE'),
})
export type SendDisposition = z.output<typeof sendDispositionSchema>

export const addresseesSchema = z.strictObject({ id: caseIdSchema })

/** One disposition of a case. */
export const openDispositionSchema = z.strictObject({ id: caseIdSchema, disposition: caseIdSchema })

export const returnDispositionSchema = z.strictObject({
  ...{ id: caseIdSchema, disposition: caseIdSchema, version: versionSchema },
  ...{ days, letter: sealedPart('MESSAGE') },
})
export type ReturnDisposition = z.output<typeof returnDispositionSchema>

export const settleDispositionSchema = z.strictObject({
  ...{ id: caseIdSchema, disposition: caseIdSchema, version: versionSchema },
  deed: z.enum(['accept', 'withdraw'], 'INVALID'),
})
export type SettleDisposition = z.output<typeof settleDispositionSchema>

/** Operators who came later, or made new keys, are given a disposition as well. */
export const addressMoreSchema = z.strictObject({ id: caseIdSchema, disposition: caseIdSchema, grants })
export type AddressMore = z.output<typeof addressMoreSchema>

/** The unit's side: it knows the disposition alone. */
export const readDispositionSchema = z.strictObject({ disposition: caseIdSchema })

export const answerDispositionSchema = z.strictObject({
  ...{ disposition: caseIdSchema, version: versionSchema, letter: sealedPart('MESSAGE') },
})
export type AnswerDisposition = z.output<typeof answerDispositionSchema>

export const attachSchema = z.strictObject({ disposition: caseIdSchema, evidence: evidenceSchema })
