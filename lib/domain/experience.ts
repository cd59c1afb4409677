import type { Channel, SpgKind } from './case-states'

/** What somebody went through, in the order in which the form asks. Words for them: message namespace "report". */
export const EXPERIENCES = ['demanded', 'bribe', 'gift', 'badService', 'insider', 'refused', 'honest'] as const
export type Experience = (typeof EXPERIENCES)[number]

/** What can be wrong with a service, for the complaint channel. */
export const COMPLAINT_CATEGORIES = [
  'stockEmpty',
  'late',
  'absent',
  'extraRequirements',
  'queue',
  'wrongData',
  'attitude',
  'systemDown',
  'facilities',
  'boardWrong',
  'broker',
  'other',
] as const
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number]

/** What `Case.category` holds: what kind of thing happened. For everything but bad service it is the experience. */
export const CATEGORIES = [
  'demanded',
  'bribe',
  'gift',
  'insider',
  'refused',
  'honest',
  ...COMPLAINT_CATEGORIES,
] as const
export type Category = (typeof CATEGORIES)[number]

export type Classified = { channel: Channel; spgKind: SpgKind | null }

/**
 * The law's word for an experience; people are never asked for it (DOMAIN.md "Words"). Money that was asked for is
 * extortion (pungli) whether it was paid or refused: who was made to pay is a victim.
 */
export function classify(experience: Experience): Classified {
  switch (experience) {
    case 'demanded':
    case 'refused':
      return { channel: 'SPG', spgKind: 'EXTORTION' }
    case 'bribe':
      return { channel: 'SPG', spgKind: 'BRIBERY' }
    case 'gift':
      return { channel: 'SPG', spgKind: 'GRATUITY' }
    case 'insider':
      return { channel: 'INSIDER', spgKind: null }
    case 'badService':
    case 'honest':
      return { channel: 'COMPLAINT', spgKind: null }
  }
}

/** The experience that a category belongs to. */
export function experienceOf(category: Category): Experience {
  return isComplaintCategory(category) ? 'badService' : category
}

/** The category of an answer: the experience itself, or what was wrong with the service ('other' where not said). */
export function categoryOf(experience: Experience, complaint: ComplaintCategory | null): Category {
  return experience === 'badService' ? (complaint ?? 'other') : experience
}

/** Whether money or a gift is part of the story, so that the form asks how much. */
export function asksAmount(experience: Experience): boolean {
  return classify(experience).channel !== 'COMPLAINT'
}

/** Whether the form asks if it was paid: whoever refused has said so already. */
export function asksPaid(experience: Experience): boolean {
  return experience === 'demanded'
}

/** Whether the form asks how the reporter knows. */
export function asksSource(experience: Experience): boolean {
  return experience === 'insider'
}

function isComplaintCategory(category: Category): category is ComplaintCategory {
  return (COMPLAINT_CATEGORIES as readonly string[]).includes(category)
}
