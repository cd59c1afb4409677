import { z } from 'zod'
import { caseIdSchema } from './case-work'

/** How many case keys go through a browser at a time: a second of work on a phone. */
export const GRANTS_BATCH = 50

const officerId = z.string().max(64)

/** Which case keys an officer should have and has not, from after the case `after`; of `ended` cases, or of those at work. */
export const owedSchema = z.object({
  to: officerId,
  after: caseIdSchema.nullable(),
  ended: z.boolean().default(false),
})
export type Owed = z.input<typeof owedSchema>

/** Case keys, sealed in a browser to the key of `to` that was shown. */
export const giveSchema = z.object({
  to: officerId,
  recipient: z.string().max(62),
  grants: z
    .array(z.object({ caseId: caseIdSchema, grant: z.string().regex(/^[A-Za-z0-9_-]{100,1000}$/) }))
    .min(1)
    .max(GRANTS_BATCH),
})
export type Give = z.output<typeof giveSchema>
