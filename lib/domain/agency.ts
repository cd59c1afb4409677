import { z } from 'zod'
import type { Channel } from './case-states'
import { RECIPIENT } from './recipient'
import { lineOrNull, line } from './text'

/** The one agency that the law of this house names: what is said there is public, so SPG never goes there. */
const LAPOR = 'SP4N_LAPOR'

export const agencyIdSchema = z.string('INVALID').regex(/^[A-Za-z0-9_-]{1,64}$/, 'INVALID')

/** Whether a case of this channel may be referred to this agency. */
export const mayReferTo = (channel: Channel, agency: string): boolean => channel === 'COMPLAINT' || agency !== LAPOR

const isWeb = (text: string | null) => {
  if (text === null) return true
  try {
    return new URL(text).protocol === 'https:'
  } catch {
    return false
  }
}

/** What a form says of an agency. `vouched`: a lead says that they compared the key with the agency itself. */
export const agencyInputSchema = z.object({
  name: line(120),
  takes: lineOrNull(300),
  contact: lineOrNull(300),
  website: lineOrNull(200).refine(isWeb, 'WEBSITE'),
  recipient: lineOrNull(100).refine((text) => text === null || RECIPIENT.test(text), 'RECIPIENT'),
  vouched: z
    .literal('yes')
    .optional()
    .transform((tick) => tick !== undefined),
  active: z
    .literal('yes')
    .optional()
    .transform((tick) => tick !== undefined),
})
export type AgencyInput = z.output<typeof agencyInputSchema>

/** Where officials report gratuities to the KPK. */
export const GOL = 'https://gol.kpk.go.id/'

/**
 * Doors that an officer opens themselves: complaints to the KPK, gratuities, and what JAGA shows of a service or budget. Their
 * front pages: what lies deeper there moves, and asks who comes.
 */
const OUTSIDE_DOORS = [
  { id: 'kws', href: 'https://kws.kpk.go.id/', of: ['SPG', 'INSIDER'] },
  { id: 'gol', href: GOL, of: ['SPG'] },
  { id: 'jaga', href: 'https://jaga.id/', of: ['COMPLAINT', 'SPG', 'INSIDER'] },
] as const satisfies { id: string; href: string; of: Channel[] }[]

/** Those that fit a case of this channel. */
export const outsideDoors = (channel: Channel) =>
  OUTSIDE_DOORS.filter(({ of }) => of.some((one: Channel) => one === channel))
