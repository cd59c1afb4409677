import { z } from 'zod'
import { caseIdSchema } from './case-work'
import { giveSchema } from './key-grants'

/** For how long one showing of the recovery key is good. */
export const RECOVERY_MINUTES = 60

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
