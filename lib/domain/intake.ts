import { z } from 'zod'
import { EVIDENCE } from './evidence-limits'
import { CATEGORIES, classify, experienceOf } from './experience'
import { RECIPIENT } from './recipient'

/**
 * What a reporter's browser may send: shapes and sizes of ciphertext, nothing of what it says. The sizes are those of
 * lib/sealing/sizes.ts, which this room may not import; tests/domain/intake.test.ts holds them together.
 */
export const WIRE = {
  /** bytes of the smallest sealed part, and what each further block of padding adds */
  part: { min: 1224, block: 1024 },
  /** padded blocks that the longest text of a kind fills */
  blocks: { TITLE: 1, ACCOUNT: 33, MESSAGE: 9, EVIDENCE: 1, FINDINGS: 21 },
  grant: 274,
  receiptSealed: 102,
  tag: 32,
  lookup: 32,
  /** officers that may be named in one report */
  officers: 50,
  /** messages of one case */
  messages: 9999,
} as const

/** Bodies above these are refused unread: the largest report of 50 grants, the largest message, with room to spare. */
export const BODY_MAX = { report: 128 * 1024, message: 16 * 1024, lookup: 1024 } as const

const base64url = (bytes: number) =>
  z.string('INVALID').regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`), 'INVALID')

type WiredKind = keyof typeof WIRE.blocks

function part<K extends WiredKind>(kind: K) {
  const lengths = Array.from({ length: WIRE.blocks[kind] }, (_, i) =>
    Math.ceil(((WIRE.part.min + i * WIRE.part.block) * 4) / 3),
  )
  return z.strictObject({
    kind: z.literal(kind, 'INVALID'),
    number:
      kind === 'MESSAGE' || kind === 'EVIDENCE'
        ? z.int('INVALID').min(1, 'INVALID').max(WIRE.messages, 'INVALID')
        : z.literal(1, 'INVALID'),
    sealed: z
      .string('INVALID')
      .max(lengths.at(-1) ?? 0, 'INVALID')
      .regex(/^[A-Za-z0-9_-]*$/, 'INVALID')
      .refine((text) => lengths.includes(text.length), 'INVALID'),
    tag: base64url(WIRE.tag),
  })
}

const officerId = z.string('INVALID').min(1, 'INVALID').max(64, 'INVALID')
const placeId = z.string('INVALID').min(1, 'INVALID').max(64, 'INVALID').nullable()
const grant = base64url(WIRE.grant)
const ageRecipient = z.string('INVALID').regex(RECIPIENT, 'INVALID')
/** `recipient`: the officer's key that it was sealed to; left out by reports that wait on phones since before it was asked for. */
const officerGrant = z.strictObject({ officerId, recipient: ageRecipient.optional(), sealed: grant })

/** A look-up id: all that the server learns of a receipt. */
export const lookupSchema = base64url(WIRE.lookup)

/** The facts that routing and deadlines need, in the clear. Channel and kind follow from the category. */
export const factsSchema = z.strictObject({
  category: z.enum(CATEGORIES, 'INVALID'),
  unitId: placeId,
  serviceId: placeId,
  excluded: z.array(officerId, 'INVALID').max(WIRE.officers, 'INVALID'),
})
export type ReportFacts = z.output<typeof factsSchema>

/**
 * A file that was uploaded before (`blob`: its id) and the sealed part that says what it is. Whoever knows the id of an
 * upload that is no case's yet may give it to theirs.
 */
export const evidenceSchema = z.strictObject({
  blob: z.string('INVALID').regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'INVALID'),
  part: part('EVIDENCE'),
})

/** A sealed report as it travels (ReportWire of lib/sealing/wire.ts), with its facts. Unknown keys are refused. */
export const sealedReportSchema = z.strictObject({
  sealed: z.strictObject({
    caseId: z
      .string('INVALID')
      .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'INVALID'),
    recipient: ageRecipient,
    lookup: lookupSchema,
    receiptSealed: base64url(WIRE.receiptSealed),
    grants: z.array(officerGrant, 'INVALID').max(WIRE.officers, 'INVALID'),
    recoveryGrant: grant.nullable(),
    recoveryTo: ageRecipient.optional(),
    parts: z.tuple([part('TITLE'), part('ACCOUNT')], 'INVALID'),
  }),
  evidence: z.array(evidenceSchema, 'INVALID').max(EVIDENCE.perReport, 'INVALID').default([]),
  facts: factsSchema,
  /** It waited on a phone, where it cannot be sealed anew: what has changed since does not stand in its way. */
  waited: z.literal(true, 'INVALID').optional(),
})

/** A request to open a thread. */
export const openSchema = z.strictObject({ lookup: lookupSchema })

/** What a reporter may do besides reading: write, answer what was asked, object. */
export const REPLY_KINDS = ['message', 'answer', 'object'] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

/** A sealed message of the reporter's. */
export const replySchema = z.strictObject({
  lookup: lookupSchema,
  kind: z.enum(REPLY_KINDS, 'INVALID'),
  part: part('MESSAGE'),
})

/** Evidence that a reporter adds to their case, one file a request. */
export const addEvidenceSchema = z.strictObject({ lookup: lookupSchema, evidence: evidenceSchema })

/** Channel and kind of a report by its category: the law's words are derived, never sent. */
export function routeOf(category: ReportFacts['category']) {
  return classify(experienceOf(category))
}
