import { z } from 'zod'
import { chosenPasswordSchema } from './invitation'
import { keySchema, report, secretSchema } from './setup'

/** What is typed to change one's own password: the one of now, and another, twice. It stays in the browser. */
export const passwordChangeFormSchema = (about: readonly string[]) =>
  z
    .object({ current: z.string({ error: 'REQUIRED' }).min(1, 'REQUIRED') })
    .and(chosenPasswordSchema(about))
    .superRefine(({ current, password }, context) => {
      if (current === password) report(context, { key: 'PASSWORD_SAME' }, ['password'])
    })

/**
 * What is sent of it: what stands for the password of now and for the other one, and the officer's identity, the same as
 * before, sealed under the other one; null for an account without one.
 */
export const passwordChangeSchema = z.object({
  current: secretSchema,
  auth: secretSchema,
  sealedIdentity: keySchema.shape.sealedIdentity.nullable(),
})
export type PasswordChange = z.infer<typeof passwordChangeSchema>
