import { z } from 'zod'
import { passwordProblem } from './password'
import type { FieldProblem } from './result'
import { line } from './text'

const EMAIL_MAX = 254 // RFC 5321, erratum 1690

/** An e-mail address as it is stored: trimmed, lower case. */
export const emailSchema = z
  .string({ error: 'REQUIRED' })
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'REQUIRED')
      .max(EMAIL_MAX)
      .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$|^$/, 'EMAIL'),
  )

export const setupTokenSchema = z.string({ error: 'REQUIRED' }).trim().min(1, 'REQUIRED').max(256)

const person = { name: line(120), title: line(120), email: emailSchema }

// Checked at the field, so that it is said together with what is missing elsewhere; what needs two fields comes after.
const password = z.string({ error: 'REQUIRED' }).superRefine((text, context) => report(context, passwordProblem(text)))

const account = z
  .object({ ...person, password, again: z.string({ error: 'REQUIRED' }).min(1, 'REQUIRED') })
  .superRefine((given, context) => {
    report(context, passwordProblem(given.password, [given.name, given.email]), ['password'])
    if (given.again !== given.password) report(context, { key: 'NOT_SAME' }, ['again'])
  })

/** Says a problem of a field where zod's own words would stand. */
export function report(context: z.RefinementCtx, problem: FieldProblem | null, path: string[] = []): void {
  if (!problem) return
  const { key, ...params } = problem
  context.addIssue({ code: 'custom', message: key, params, path })
}

const twoAddresses = <T extends { admin: { email: string }; lead: { email: string } }>(given: T) =>
  given.admin.email !== given.lead.email

const SAME_ADDRESS = { message: 'EMAIL_TAKEN', path: ['lead', 'email'] }

/** What is typed into the set-up page. It stays in the browser: passwords are in it. */
export const setupFormSchema = z
  .object({ token: setupTokenSchema, admin: account, lead: account })
  .refine(twoAddresses, SAME_ADDRESS)
export type SetupForm = z.infer<typeof setupFormSchema>

/** What stands for a password: 32 derived bytes. */
export const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const recipient = z.string().max(62)
/** A key that a browser made: its public half, and the identity sealed under the password. */
export const keySchema = z.object({ recipient, sealedIdentity: z.string().regex(/^[A-Za-z0-9_-]{136}$/) })

/** What the browser sends of it: derived secrets, public keys, and the lead's identity sealed under the lead's password. */
export const setupSchema = z
  .object({
    token: setupTokenSchema,
    admin: z.object({ ...person, auth: secretSchema }),
    lead: keySchema.extend({ ...person, auth: secretSchema }),
    recoveryRecipient: recipient,
  })
  .refine(twoAddresses, SAME_ADDRESS)
export type Setup = z.infer<typeof setupSchema>
