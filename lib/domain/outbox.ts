import { z } from 'zod'
import { CHANGE_KINDS } from './board-met'
import type { Result } from './result'

/** Changes of a board that wait on an operator's phone for a signal: the rules of their queue. Nothing of a case is in it. */

export const DEED_KINDS = ['confirm', 'status', 'stock', 'notice'] as const
export type DeedKind = (typeof DEED_KINDS)[number]

/** More than a day's work without signal; what is beyond is not taken, and the operator is told. */
export const OUTBOX_MAX = 200

const metSchema = z.object({
  ...{ id: z.number(), kind: z.enum(CHANGE_KINDS), what: z.string().nullable(), by: z.string(), at: z.string() },
  ...{ before: z.string().nullable(), after: z.string().nullable(), reason: z.string().nullable() },
})

const problemSchema = z.object({ key: z.string(), max: z.number().optional(), min: z.number().optional() })

/** Why a change can't go on by itself: somebody else's newer one, or what the server says is wrong with it. */
const stopSchema = z.object({
  code: z.enum(['INVALID', 'NOT_FOUND', 'CONFLICT', 'TOO_LARGE']),
  met: metSchema.optional(),
  fields: z.record(z.string(), problemSchema).optional(),
})

const waitingSchema = z.object({
  /** the token of the form it was made in: the server does it once, however often it is sent */
  id: z.uuid(),
  kind: z.enum(DEED_KINDS),
  fields: z.record(z.string(), z.string()),
  /** ISO 8601 */
  made: z.iso.datetime(),
  stop: stopSchema.nullable(),
})

export type Waiting = z.output<typeof waitingSchema>
export type Outbox = readonly Waiting[]

/** What a phone has kept, or nothing where it is not ours. */
export function readOutbox(stored: string | null): Outbox {
  if (stored === null) return []
  try {
    return z.array(waitingSchema).parse(JSON.parse(stored))
  } catch {
    return []
  }
}

/** With one more change at the end; the same one twice is one. Null: it is full. */
export function kept(outbox: Outbox, change: Omit<Waiting, 'stop'>): Outbox | null {
  if (outbox.some(({ id }) => id === change.id)) return outbox
  return outbox.length < OUTBOX_MAX ? [...outbox, { ...change, stop: null }] : null
}

/** What is to be sent now: the oldest. One that was stopped holds up those after it, which may build on it. */
export function nextToSend([first]: Outbox): Waiting | null {
  return first && first.stop === null ? first : null
}

/** After the server's answer: done and gone, stopped, or, where asking again later may help, as before. */
export function answered(outbox: Outbox, id: string, result: Result<unknown>): Outbox {
  if (result.ok) return removed(outbox, id)
  const stop = stopSchema.safeParse(result.error)
  return stop.success ? outbox.map((one) => (one.id === id ? { ...one, stop: stop.data } : one)) : outbox
}

/** Its operator has seen the other's change and wants this one over it, as of now. */
export function overridden(outbox: Outbox, id: string, now: Date): Outbox {
  return outbox.map((one) => {
    if (one.id !== id || !one.stop?.met) return one
    return { ...one, stop: null, made: now.toISOString(), fields: { ...one.fields, seen: String(one.stop.met.id) } }
  })
}

/** Without a change that is done, or that its operator drops. */
export function removed(outbox: Outbox, id: string): Outbox {
  return outbox.filter((one) => one.id !== id)
}

/** The body of the request that sends a change. */
export const sendSchema = z.object({ kind: z.enum(DEED_KINDS), fields: z.record(z.string(), z.string()) })

export const toSend = ({ id, kind, fields, made }: Waiting): z.input<typeof sendSchema> => ({
  kind,
  fields: { ...fields, form: id, made },
})
