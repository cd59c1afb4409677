import { z } from 'zod'

/** Which thing a form is about, and as it stood when the form was shown. */
export const idSchema = z.string({ error: 'INVALID' }).min(1, 'INVALID').max(64, 'INVALID')
export const versionSchema = z
  .string({ error: 'INVALID' })
  .regex(/^\d{1,9}$/, 'INVALID')
  .transform(Number)
export const targetSchema = z.object({ id: idSchema, version: versionSchema })
export const unitTargetSchema = z.object({ unit: idSchema, version: versionSchema })

/** A field of ticks: sent once, several times, or not at all. */
export const ticksSchema = z.union([z.array(idSchema), idSchema.transform((one) => [one])], 'INVALID').default([])
