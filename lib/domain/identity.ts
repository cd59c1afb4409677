import { z } from 'zod'
import { WIRE } from './intake'
import { RECIPIENT } from './recipient'

/** What an officer is shown of a reporter: who they are and how to reach them, and nothing of the case but its number. */
const identitySchema = z.object({
  v: z.literal(1),
  reference: z.string().max(40),
  name: z.string().max(1000),
  contact: z.string().max(1000),
})
export type Identity = Omit<z.output<typeof identitySchema>, 'v'>

/** The text to seal. */
export const identityText = ({ reference, name, contact }: Identity): string =>
  JSON.stringify({ v: 1, reference, name, contact })

/** What an opened text says; null where it is nothing of the kind. */
export function readIdentity(opened: string): Identity | null {
  try {
    const { v: _, ...identity } = identitySchema.parse(JSON.parse(opened))
    return identity
  } catch {
    return null
  }
}

const base64url = (bytes: number) => Math.ceil((bytes * 4) / 3)

/** An identity as it travels: `recipient` is the officer's key that it was sealed to. */
export const shownIdentitySchema = z.strictObject({
  recipient: z.string('INVALID').regex(RECIPIENT, 'INVALID'),
  sealed: z
    .string('INVALID')
    .regex(/^[A-Za-z0-9_-]+$/, 'INVALID')
    .min(base64url(WIRE.part.min), 'INVALID')
    .max(base64url(WIRE.part.min + 12 * WIRE.part.block), 'INVALID'),
})

export const openIdentitySchema = z.strictObject({ id: z.uuid('INVALID') })
