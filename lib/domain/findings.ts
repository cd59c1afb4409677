import { z } from 'zod'
import { prose } from './text'

/**
 * What the Inspektorat has verified of a case (5W2H), with the longest answer to each question in code points. Together they
 * fit PART_MAX_BYTES.FINDINGS of lib/sealing/sizes.ts (a test holds it).
 */
export const FINDINGS_MAX = {
  what: 500,
  who: 500,
  when: 200,
  where: 300,
  why: 1000,
  how: 2000,
  howMuch: 300,
} as const
export type Question = keyof typeof FINDINGS_MAX
export const QUESTIONS = Object.keys(FINDINGS_MAX) as Question[]

/** One answer a question; null: not known yet. */
export type Findings = Record<Question, string | null>

/** The sheet as it is being filled in: a text may stand there and not count, while "not known yet" is ticked. */
export type FindingsForm = Record<Question, { text: string; unknown: boolean }>

function each<S extends z.ZodType>(schema: (question: Question) => S) {
  return z.object(Object.fromEntries(QUESTIONS.map((question) => [question, schema(question)])) as Record<Question, S>)
}

/** What may be saved: to every question an answer, or that none is known yet. */
export const findingsSchema = each((question) =>
  z.preprocess(
    (given: FindingsForm[Question]) => (given.unknown ? null : given.text),
    prose(FINDINGS_MAX[question]).nullable(),
  ),
)

const sealedSchema = each(() => z.string().nullable()).extend({ v: z.literal(1) })

/** The text to seal. */
export function findingsText(findings: Findings): string {
  return JSON.stringify({ v: 1, ...findings })
}

/** The sheet in an opened text; null where it is none. */
export function readFindings(opened: string): Findings | null {
  const parsed = sealedSchema.safeParse(jsonOf(opened))
  if (!parsed.success) return null
  const { v: _, ...findings } = parsed.data
  return findings
}

/** A sheet to go on from: of what was found before, or of what the reporter answered. */
export function findingsForm(from: Partial<Findings>): FindingsForm {
  const answer = (question: Question) => ({ text: from[question] ?? '', unknown: !from[question] })
  return Object.fromEntries(QUESTIONS.map((question) => [question, answer(question)])) as FindingsForm
}

/** A sheet that is being filled in, and the version that it was begun from. */
export type FindingsDraft = { base: number; form: FindingsForm }
const draftSchema = z.object({
  base: z.int().min(0),
  form: each(() => z.object({ text: z.string(), unknown: z.boolean() })),
})

/** A draft out of the text that was kept of it; null where it is none. */
export function readFindingsDraft(kept: string): FindingsDraft | null {
  return draftSchema.safeParse(jsonOf(kept)).data ?? null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
