import { z } from 'zod'
import { caseIdSchema, recipientSchema } from './case-work'
import { giveSchema } from './key-grants'

/** For how long one showing of the recovery key is good. */
export const RECOVERY_MINUTES = 60

/** In the place of an officer's id where keys are given: the recovery key. */
export const RECOVERY = 'recovery'

const secret32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** That whoever asks holds the recovery key: they have opened what was sealed to it. */
export const recoveryProofSchema = z.object({
  opened: secret32,
  until: z.number().int(),
  ticket: secret32,
})
export type RecoveryProof = z.output<typeof recoveryProofSchema>

const proof = recoveryProofSchema
export const recoveryLookSchema = z.object({ proof })
export const recoveryBatchSchema = z.object({ proof, to: z.string().max(64), after: caseIdSchema.nullable() })
export const recoveryGiveSchema = giveSchema.extend({ proof })
export const recoveryEndSchema = z.object({ proof, to: z.string().max(64), recipient: z.string().max(62) })

/** The public half of a recovery key: a new one that a lead made, or the one that another lead compared. */
export const recoveryKeySchema = z.object({ recipient: recipientSchema })
