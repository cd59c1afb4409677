import { z } from 'zod'
import type { Day } from './calendar'
import { type CaseFacts, legalMoves } from './case-moves'
import type { CaseState } from './case-states'
import { lookupSchema } from './intake'

/** Marks for the handling, 1 the worst. */
export const RATINGS = [1, 2, 3, 4, 5] as const

/** Why the law needs a report kept although its reporter asks to have it erased (UU 27/2022 Pasal 15). */
export const ERASURE_REFUSALS = ['EXAMINATION', 'LAW', 'ARCHIVE'] as const
export const erasureRefusalSchema = z.enum(ERASURE_REFUSALS, 'CHOICE')
export type ErasureRefusal = z.output<typeof erasureRefusalSchema>

/** A request to be erased and what became of it. `askedOn` null: none waits. */
export type Erasure = { askedOn: Day | null; refusedOn: Day | null; refusal: ErasureRefusal | null }

/** What a reporter may do with their case besides writing to it. `erase` asks for it, `keep` takes that back. */
export const deedSchema = z.discriminatedUnion(
  'deed',
  [
    z.strictObject({ lookup: lookupSchema, deed: z.literal('settle') }),
    z.strictObject({ lookup: lookupSchema, deed: z.literal('rate'), rating: z.literal(RATINGS, 'CHOICE') }),
    z.strictObject({ lookup: lookupSchema, deed: z.literal('erase') }),
    z.strictObject({ lookup: lookupSchema, deed: z.literal('keep') }),
  ],
  'INVALID',
)
export type ReporterDeed = z.output<typeof deedSchema>
export type DeedName = ReporterDeed['deed']

const RATABLE: readonly CaseState[] = ['ACTED_ON', 'REFERRED', 'DECLINED', 'CLOSED']

/** Whether there is something to rate: the inspectors have said what came of it. */
export const mayRate = ({ state }: { state: CaseState }) => RATABLE.includes(state)

export const maySettle = (facts: CaseFacts, today: Day) => legalMoves(facts, 'REPORTER', today).includes('settle')

/** What a lead decides about a request to be erased. */
export const decideErasureSchema = z.object({
  id: z.uuid('INVALID'),
  decision: z.union([z.literal('ERASE'), erasureRefusalSchema], 'CHOICE'),
})
export type DecideErasure = z.output<typeof decideErasureSchema>
