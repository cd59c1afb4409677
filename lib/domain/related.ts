import { addDays, type Day } from './calendar'
import type { SpgKind } from './case-states'

/**
 * How far apart two cases may have been received and still be shown as related: a quarter of a year on either side. Long
 * enough for a habit of one counter to show, short enough that the list of a busy office means something.
 */
export const RELATED_DAYS = 90

/** Related cases that a case's page shows at once. */
export const RELATED_SHOWN = 6

/**
 * What of a case relates it to others, all of it in the clear: the same unit, within RELATED_DAYS of each other, and the same
 * service, the same kind of SPG or the same thing reported (lib/data/related.ts). A case that names no unit is related to
 * none: "somewhere in the city" is no place.
 */
export type Relating = {
  unitId: string | null
  serviceId: string | null
  spgKind: SpgKind | null
  category: string
  receivedOn: Day
}

/** The days, both included, on which whatever is related to a case of this day was received. */
export function relatedPeriod(receivedOn: Day): { from: Day; until: Day } {
  return { from: addDays(receivedOn, -RELATED_DAYS), until: addDays(receivedOn, RELATED_DAYS) }
}
