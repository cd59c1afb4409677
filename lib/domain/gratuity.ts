import { z } from 'zod'
import { addWorkingDays, type Day, type Holidays } from './calendar'
import { caseIdSchema, grantSchema, recipientSchema, sealedPart, versionSchema } from './case-work'
import { DEADLINES } from './deadlines'
import { WIRE } from './intake'
import { isDay } from './report-form'
import { keptUntil } from './retention'
import { can, type Role } from './roles'
import { parseRupiah } from './rupiah'
import { line, optionalLine, prose } from './text'

/**
 * The register of gratuities: what officials received or refused (UU 20/2001 Pasal 12B, 12C). The Inspektorat is the unit
 * that controls them (UPG): its leads look at each, see to it that what was received is reported to the KPK in time, and
 * write down what became of it.
 */

export const GRATUITY_STATES = ['RECORDED', 'REVIEWED', 'REPORTED', 'DETERMINED', 'DONE'] as const
export const gratuityStateSchema = z.enum(GRATUITY_STATES)
export type GratuityState = z.output<typeof gratuityStateSchema>

/** What the KPK makes of it: the state's, the recipient's, or the UPG's to look after. */
export const RULINGS = ['STATE', 'RECIPIENT', 'UPG'] as const
export const rulingSchema = z.enum(RULINGS, 'CHOICE')
export type Ruling = z.output<typeof rulingSchema>

export const GRATUITY_MOVES = ['review', 'report', 'determine', 'finish'] as const
export type GratuityMove = (typeof GRATUITY_MOVES)[number]

/** One way on from each state. What was refused has nothing to be reported or ruled on. */
export function nextMove({ state, refused }: { state: GratuityState; refused: boolean }): GratuityMove | null {
  switch (state) {
    case 'RECORDED':
      return 'review'
    case 'REVIEWED':
      return refused ? 'finish' : 'report'
    case 'REPORTED':
      return 'determine'
    case 'DETERMINED':
      return 'finish'
    case 'DONE':
      return null
  }
}

const AFTER = {
  review: 'REVIEWED',
  report: 'REPORTED',
  determine: 'DETERMINED',
  finish: 'DONE',
} as const satisfies Record<GratuityMove, GratuityState>

/** What a move makes of a gratuity; null where it is not the next one. */
export const afterMove = (now: { state: GratuityState; refused: boolean }, move: GratuityMove): GratuityState | null =>
  nextMove(now) === move ? AFTER[move] : null

/** By when it is to be with the KPK: null for what was refused, and once it is. */
export function gratuityDue(
  { state, refused, happenedOn }: { state: GratuityState; refused: boolean; happenedOn: Day },
  holidays: Holidays,
): Day | null {
  const runs = !refused && (state === 'RECORDED' || state === 'REVIEWED')
  return runs ? addWorkingDays(happenedOn, DEADLINES.gratuity.days, holidays) : null
}

/** Whether the KPK was told in time. */
export const inTime = (happenedOn: Day, reportedOn: Day, holidays: Holidays): boolean =>
  reportedOn <= addWorkingDays(happenedOn, DEADLINES.gratuity.days, holidays)

/** The work is a lead's, and never on a declaration of their own. */
export const mayWorkOn = (officer: { id: string; role: Role }, declarantId: string | null): boolean =>
  can(officer.role, 'gift:review') && officer.id !== declarantId

/** Working days before the deadline on which it is told of, besides the day itself: the KPK's form takes its time. */
export const GRATUITY_SOON_DAYS = 5

/** How long one is kept once it is done: as long as another house may ask, and no longer than its people need it. */
export const GRATUITY_MONTHS = 60
export const gratuityKeptUntil = (doneOn: Day): Day => keptUntil(doneOn, GRATUITY_MONTHS)

export const DECLARATION_MAX = { line: 120, text: 1000 } as const

const amount = z.string('REQUIRED').transform((typed, context) => {
  const rupiah = typed.trim() === '' ? null : parseRupiah(typed)
  if (rupiah === null) context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'REQUIRED' : 'AMOUNT' })
  return rupiah ?? 0
})

const dayUpTo = (today: Day) =>
  z.string('REQUIRED').superRefine((day, context) => {
    const problem = day === '' ? 'REQUIRED' : !isDay(day) ? 'DATE' : day > today ? 'FUTURE' : null
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

/** What a form of declaring is filled in with. `official`: whose it is where a lead writes it down for somebody else. */
export const declarationSchema = (today: Day) =>
  z.object({
    refused: z.enum(['received', 'refused'], 'CHOICE').transform((given) => given === 'refused'),
    what: prose(DECLARATION_MAX.text),
    value: amount,
    from: line(DECLARATION_MAX.line),
    relation: line(DECLARATION_MAX.line),
    happenedOn: dayUpTo(today),
    where: line(DECLARATION_MAX.line),
    occasion: line(DECLARATION_MAX.line),
    whereNow: line(DECLARATION_MAX.line),
    official: optionalLine(DECLARATION_MAX.line),
  })
export type Declaration = z.output<ReturnType<typeof declarationSchema>>
export type DeclarationForm = Record<keyof Declaration, string>

/** The sealed part of it: all but what stands in the clear (received or refused, and when). */
const sealedSchema = z.object({
  v: z.literal(1),
  ...{ what: z.string(), value: z.number(), from: z.string(), relation: z.string(), where: z.string() },
  ...{ occasion: z.string(), whereNow: z.string(), official: z.string() },
})
export type SealedDeclaration = Omit<z.output<typeof sealedSchema>, 'v'>

/** The text to seal. */
export const declarationText = ({ refused: _, happenedOn: __, ...sealed }: Declaration): string =>
  JSON.stringify({ v: 1, ...sealed })

/** What an opened text says; null where it is no declaration. */
export function readDeclaration(opened: string): SealedDeclaration | null {
  try {
    const { v: _, ...declaration } = sealedSchema.parse(JSON.parse(opened))
    return declaration
  } catch {
    return null
  }
}

/** A declaration as it travels. `forOther`: the official has no account, and a lead writes it down. */
export const declareSchema = z.strictObject({
  id: caseIdSchema,
  refused: z.boolean('INVALID'),
  happenedOn: z.string('INVALID').refine(isDay, 'DATE'),
  forOther: z.boolean('INVALID'),
  recipient: recipientSchema,
  recoveryGrant: grantSchema.nullable(),
  recoveryTo: recipientSchema.nullable(),
  grants: z
    .array(
      z.strictObject({ officerId: z.string('INVALID').min(1).max(64), recipient: recipientSchema, grant: grantSchema }),
      'INVALID',
    )
    .max(WIRE.officers + 1, 'INVALID'), // the leads and whoever declares
  declaration: sealedPart('NOTE'),
})
export type Declare = z.output<typeof declareSchema>

export const openGratuitySchema = z.strictObject({ id: caseIdSchema })

/** `note`: the number of the KPK's receipt where it is reported, else whatever is to be remembered of the step. */
export const moveGratuitySchema = z.strictObject({
  id: caseIdSchema,
  version: versionSchema,
  move: z.enum(GRATUITY_MOVES, 'INVALID'),
  reportedOn: z.string('INVALID').refine(isDay, 'DATE').optional(),
  ruling: rulingSchema.optional(),
  note: sealedPart('NOTE').optional(),
})
export type MoveGratuity = z.output<typeof moveGratuitySchema>
