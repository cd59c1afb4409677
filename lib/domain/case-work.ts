import { z } from 'zod'
import type { Move } from './case-moves'
import { agencyIdSchema } from './agency'
import { declineReasonSchema, outcomeSchema } from './case-states'
import { PROPOSALS } from './four-eyes'
import { CATEGORIES } from './experience'
import { shownIdentitySchema } from './identity'
import { WIRE } from './intake'
import { publicationTextSchema } from './publication'
import { MERGED_MAX } from './merging'
import { RECIPIENT } from './recipient'
import { REFERENCE } from './reference'

/**
 * What an officer's browser may send about a case: ids, choices, and texts that it has sealed (shapes and sizes of
 * ciphertext only). Unknown keys are refused.
 */

/** The moves that an officer may make at all; the others are the reporter's and the clock's. */
export const OFFICER_MOVES = [
  'verify',
  'start',
  'ask',
  'act',
  'extend',
  'refer',
  'decline',
  'close',
  'answer',
] as const satisfies readonly Move[]
export type OfficerMove = (typeof OFFICER_MOVES)[number]

export const isOfficerMove = (move: Move): move is OfficerMove => (OFFICER_MOVES as readonly Move[]).includes(move)

/** What `Case.category` may hold. */
export const categorySchema = z.enum(CATEGORIES)

/** Titles that one request opens at most. */
export const TITLES_MAX = 50

const CASE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A case's id in the one spelling that its tags are bound to. */
export const caseIdSchema = z.string('INVALID').regex(CASE_ID, 'INVALID')

const base64url = (bytes: number) =>
  z.string('INVALID').regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`), 'INVALID')

/** What an officer may add to a case, in padded blocks at most. A message and a note have the same limits (lib/sealing/sizes.ts). */
const BLOCKS = { MESSAGE: WIRE.blocks.MESSAGE, NOTE: WIRE.blocks.MESSAGE, FINDINGS: WIRE.blocks.FINDINGS }
export type OfficerPart = keyof typeof BLOCKS

/** A sealed text of an officer's, as it travels. */
export const sealedPart = <K extends OfficerPart>(kind: K) => {
  const lengths = Array.from({ length: BLOCKS[kind] }, (_, block) =>
    Math.ceil(((WIRE.part.min + block * WIRE.part.block) * 4) / 3),
  )
  return z.strictObject({
    kind: z.literal(kind, 'INVALID'),
    number: z.int('INVALID').min(1, 'INVALID').max(WIRE.messages, 'INVALID'),
    sealed: z
      .string('INVALID')
      .max(lengths.at(-1) ?? 0, 'INVALID')
      .regex(/^[A-Za-z0-9_-]*$/, 'INVALID')
      .refine((text) => lengths.includes(text.length), 'INVALID'),
    tag: base64url(WIRE.tag),
  })
}

export const versionSchema = z.int('INVALID').min(0, 'INVALID')
const days = z.int('INVALID').min(1, 'INVALID').max(999, 'INVALID')
export const recipientSchema = z.string('INVALID').regex(RECIPIENT, 'INVALID')

/** A case's key sealed to somebody. */
export const grantSchema = base64url(WIRE.grant)

export const openTitlesSchema = z.strictObject({ ids: z.array(caseIdSchema, 'INVALID').min(1).max(TITLES_MAX) })

export const openCaseSchema = z.strictObject({ id: caseIdSchema })

/** A file of a case, by its number. */
export const evidenceSchema = z.strictObject({
  id: caseIdSchema,
  number: z.int('INVALID').min(1, 'INVALID').max(9999, 'INVALID'),
})

/** A move's message, sealed for the reporter of a case that is merged into the one that moves. */
const mergedMessage = z.strictObject({ id: caseIdSchema, message: sealedPart('MESSAGE') })
export type MergedMessage = z.output<typeof mergedMessage>
const mergedMessages = z.array(mergedMessage, 'INVALID').max(MERGED_MAX, 'INVALID').default([])

/** `version`: the case as the officer saw it; a case that was moved since is not moved again. */
export const moveCaseSchema = z.strictObject({
  id: caseIdSchema,
  version: versionSchema,
  move: z.enum(OFFICER_MOVES, 'INVALID'),
  outcome: outcomeSchema.optional(),
  declineReason: declineReasonSchema.optional(),
  agency: agencyIdSchema.optional(),
  days: days.optional(),
  message: sealedPart('MESSAGE').optional(),
  merged: mergedMessages,
})
export type MoveCase = z.input<typeof moveCaseSchema>

/** `recipient`: whom the grant is sealed to, so that one sealed to an old key is noticed. */
const grantedSchema = z.strictObject({
  officerId: z.string('INVALID').min(1, 'INVALID').max(64, 'INVALID'),
  recipient: recipientSchema,
  grant: grantSchema,
})

/** The keys of the cases that are merged into one, for whoever is given that one. */
const mergedKeys = z
  .array(z.strictObject({ id: caseIdSchema, grant: grantSchema }), 'INVALID')
  .max(MERGED_MAX, 'INVALID')
  .default([])

/** `assignee` null: nobody. */
export const assignCaseSchema = z.strictObject({
  id: caseIdSchema,
  version: versionSchema,
  assignee: grantedSchema.nullable(),
  merged: mergedKeys,
})
export type AssignCase = z.input<typeof assignCaseSchema>

/** Several cases of one page of the queue for one officer. */
export const assignCasesSchema = z.strictObject({
  officerId: z.string('INVALID').min(1, 'INVALID').max(64, 'INVALID'),
  recipient: recipientSchema,
  cases: z
    .array(
      z.strictObject({ id: caseIdSchema, version: versionSchema, grant: grantSchema, merged: mergedKeys }),
      'INVALID',
    )
    .min(1, 'INVALID')
    .max(TITLES_MAX, 'INVALID'),
})
export type AssignCases = z.input<typeof assignCasesSchema>

/**
 * `reason`: why, sealed as a note, so that only those who may read the case read it. `agency`, `named`: to whom a dossier
 * goes, and whether it names the reporter. `officerId`: to whom the reporter's identity is to be shown. `text`: what
 * everybody is to read.
 */
export const proposeSchema = z.strictObject({
  id: caseIdSchema,
  version: versionSchema,
  move: z.enum(PROPOSALS, 'INVALID'),
  outcome: outcomeSchema.optional(),
  declineReason: declineReasonSchema.optional(),
  days: days.optional(),
  agency: agencyIdSchema.optional(),
  named: z.boolean('INVALID').optional(),
  officerId: z.string('INVALID').min(1, 'INVALID').max(64, 'INVALID').optional(),
  text: publicationTextSchema.optional(),
  reason: sealedPart('NOTE'),
})
export type Propose = z.output<typeof proposeSchema>

/**
 * `version`: the case as the approver saw it. `message`: to the reporter, where the move takes one and is approved. `shown`:
 * the reporter's identity, sealed to the officer whom it is shown.
 */
export const decideProposalSchema = z.strictObject({
  id: caseIdSchema,
  version: versionSchema,
  proposal: z.uuid('INVALID'),
  approve: z.boolean('INVALID'),
  reason: sealedPart('NOTE'),
  message: sealedPart('MESSAGE').optional(),
  merged: mergedMessages,
  shown: shownIdentitySchema.optional(),
})
export type DecideProposal = z.input<typeof decideProposalSchema>

export const withdrawProposalSchema = z.strictObject({ id: caseIdSchema, proposal: z.uuid('INVALID') })
export type WithdrawProposal = z.output<typeof withdrawProposalSchema>

/** A dossier as it leaves: on paper, or sealed; then with the SHA-256 of the sealed file. */
export const exportSchema = z
  .strictObject({
    id: caseIdSchema,
    proposal: z.uuid('INVALID'),
    form: z.enum(['PRINT', 'SEALED'], 'INVALID'),
    sha256: z
      .string('INVALID')
      .regex(/^[0-9a-f]{64}$/, 'INVALID')
      .optional(),
  })
  .refine(({ form, sha256 }) => (form === 'SEALED') === (sha256 !== undefined), { path: ['sha256'], error: 'INVALID' })
export type Export = z.output<typeof exportSchema>

/** An officer whom the case names: from then on it does not exist for them. */
export const withholdCaseSchema = z.strictObject({
  id: caseIdSchema,
  version: versionSchema,
  officerId: z.string('INVALID').min(1, 'INVALID').max(64, 'INVALID'),
  reason: sealedPart('NOTE'),
})
export type WithholdCase = z.output<typeof withholdCaseSchema>

/** A case that another may be merged with, by its number. */
export const mergeCandidateSchema = z.strictObject({
  id: caseIdSchema,
  reference: z
    .string('REFERENCE')
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.string().regex(REFERENCE, 'REFERENCE')),
})
export type MergeCandidate = z.output<typeof mergeCandidateSchema>

/**
 * `id`: the duplicate; `main`: the case that it is handled with. Both as the lead saw them. `reason`: a note of the duplicate's.
 * `grant`: the duplicate's key for the main case's inspector, where one has it.
 */
export const mergeSchema = z.strictObject({
  id: caseIdSchema,
  version: versionSchema,
  main: caseIdSchema,
  mainVersion: versionSchema,
  reason: sealedPart('NOTE'),
  grant: grantedSchema.nullable(),
})
export type Merge = z.output<typeof mergeSchema>

export const separateSchema = z.strictObject({ id: caseIdSchema, version: versionSchema, reason: sealedPart('NOTE') })
export type Separate = z.output<typeof separateSchema>

export const addReplySchema = z.strictObject({ id: caseIdSchema, part: sealedPart('MESSAGE') })
export type AddReply = z.output<typeof addReplySchema>

export const addNoteSchema = z.strictObject({ id: caseIdSchema, part: sealedPart('NOTE') })
export type AddNote = z.output<typeof addNoteSchema>

/** A version of the 5W2H sheet: its number says which one it follows. */
export const addFindingsSchema = z.strictObject({ id: caseIdSchema, part: sealedPart('FINDINGS') })
export type AddFindings = z.output<typeof addFindingsSchema>
