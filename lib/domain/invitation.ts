import { z } from 'zod'
import { passwordProblem } from './password'
import { roleSchema, type Role } from './roles'
import { emailSchema, keySchema, report, secretSchema } from './setup'
import { line, lineOrNull } from './text'

/** How long an invitation may wait. */
export const INVITATION_DAYS = 7

/** Whom an administrator invites. An operator belongs to a unit, nobody else does. */
export const invitationSchema = z
  .object({
    name: line(120),
    title: line(120),
    email: emailSchema,
    role: roleSchema.or(z.string().transform(() => null)).transform((role, context): Role => {
      if (role === null) context.addIssue({ code: 'custom', message: 'CHOICE' })
      return role ?? 'VIEWER'
    }),
    unitId: lineOrNull(64),
  })
  .superRefine(({ role, unitId }, context) => {
    if (role === 'OPERATOR' && unitId === null)
      context.addIssue({ code: 'custom', path: ['unitId'], message: 'REQUIRED' })
  })
  .transform((given) => ({ ...given, unitId: given.role === 'OPERATOR' ? given.unitId : null }))
export type InvitationInput = z.output<typeof invitationSchema>

/** What stands in the link: 32 random bytes. */
export const invitationTokenSchema = z.string({ error: 'INVALID' }).regex(/^[A-Za-z0-9_-]{43}$/, 'INVALID')

/**
 * What the browser of a new officer sends: what stands for the password, and the identity that it made. `code`: of the second
 * factor, where the account that gets new keys has one.
 */
export const activationSchema = z.object({
  token: invitationTokenSchema,
  auth: secretSchema,
  key: keySchema.nullable(),
  code: z.string().max(64).default(''),
})
export type Activation = z.output<typeof activationSchema>

/** The password that is typed twice; it stays in the browser. */
export const chosenPasswordSchema = (about: readonly string[]) =>
  z
    .object({ password: z.string({ error: 'REQUIRED' }), again: z.string({ error: 'REQUIRED' }).min(1, 'REQUIRED') })
    .superRefine(({ password, again }, context) => {
      report(context, passwordProblem(password, about), ['password'])
      if (again !== '' && again !== password) report(context, { key: 'NOT_SAME' }, ['again'])
    })

/** Roles that read cases: a lead vouches for the key of a new one before anything is sealed to it. */
export const needsVouching = (role: Role): boolean => role === 'LEAD' || role === 'INSPECTOR'
