import { z } from 'zod'
import type { Day } from './calendar'
import { parseRupiah } from './rupiah'
import { isDay } from './report-form'
import { line, lineOrNull, lines, optionalLine } from './text'
import { slugSchema, UNIT_KINDS } from './units'

export type Requirement = { text: string; note?: string }

const rupiah = line(30).transform((typed, context) => {
  const amount = parseRupiah(typed)
  if (amount === null) context.addIssue({ code: 'custom', message: 'MONEY' })
  return amount ?? 0
})

/** A checkbox of a plain form: sent or not sent. */
export const checkbox = z
  .literal('yes')
  .optional()
  .transform((sent) => sent === 'yes')

/** What an administrator says of a service; `confirm`: the unit has given its word that all of it is so. */
export const serviceSchema = z
  .object({
    unitKind: z.enum(UNIT_KINDS, { error: 'CHOICE' }),
    category: line(60),
    name: line(120),
    aliases: lines(20, 80),
    summary: line(400),
    requirements: lines(40, 400).transform((list) => list.map(requirementOf)),
    forms: lines(20, 200),
    steps: lines(20, 300),
    feeRupiah: rupiah,
    feeText: line(300),
    feeLegal: line(400),
    timeText: line(300),
    legalBasis: lines(20, 200),
    notes: lines(20, 400),
    stockItemId: lineOrNull(64),
    confirm: checkbox,
    confirmedBy: optionalLine(120),
    confirmedOn: z.string({ error: 'INVALID' }),
  })
  .superRefine(({ confirm, confirmedBy, confirmedOn }, context) => {
    if (!confirm) return
    if (confirmedBy === '') context.addIssue({ code: 'custom', path: ['confirmedBy'], message: 'REQUIRED' })
    if (!isDay(confirmedOn)) context.addIssue({ code: 'custom', path: ['confirmedOn'], message: 'DATE' })
  })
  .transform(({ confirm, confirmedBy, confirmedOn, ...service }) => ({
    ...service,
    confirmation: confirm ? { by: confirmedBy, on: confirmedOn } : null,
  }))
export type ServiceInput = z.output<typeof serviceSchema>

export const newServiceSchema = z.intersection(serviceSchema, z.object({ id: slugSchema }))

/** "KTP lama | bila ada": what is asked for, and a word on it. */
function requirementOf(entry: string): Requirement {
  const [text = '', ...rest] = entry.split('|').map((part) => part.trim())
  const note = rest.join(' | ')
  return note === '' ? { text } : { text, note }
}

export const requirementLine = ({ text, note }: Requirement): string => (note ? `${text} | ${note}` : text)

/** What people rely on. A confirmation is of these: changed, it no longer holds. */
export const SUBSTANCE = [
  ...(['summary', 'requirements', 'forms', 'steps', 'feeRupiah', 'feeText', 'feeLegal', 'timeText'] as const),
  ...(['legalBasis', 'notes'] as const),
] as const
export type Substance = Pick<Omit<ServiceInput, 'confirmation'>, (typeof SUBSTANCE)[number]>

export type Confirmation = { by: string | null; on: Day }

/** The confirmation after a change: the new one, or the old one as long as nothing of substance is another. */
export function confirmationAfter(
  before: Substance & { confirmation: Confirmation | null },
  after: Substance & { confirmation: { by: string; on: Day } | null },
): Confirmation | null {
  if (after.confirmation) return after.confirmation
  const same = SUBSTANCE.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]))
  return same ? before.confirmation : null
}
