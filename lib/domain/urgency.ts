import type { Day, Holidays } from './calendar'
import type { CaseState } from './case-states'
import { standing } from './deadlines'
import { isDueState } from './queue'

/** What a deadline says to the officers of a case; days are working days. Only `overdue` is anybody's fault. */
export type Urgency =
  | { kind: 'due' | 'soon' | 'overdue' | 'objection'; days: number }
  | { kind: 'today' | 'objectionToday' | 'objectionOver' | 'paused' | 'ended'; days: null }

/** From this many working days on, a deadline is near. */
const SOON_DAYS = 2

export function urgencyOf(
  { state, dueOn }: { state: CaseState; dueOn: Day | null },
  today: Day,
  holidays: Holidays,
): Urgency {
  const stands = standing(dueOn, today, holidays)
  if (state === 'AWAITING_REPORTER') return { kind: 'paused', days: null }
  if (state === 'ACTED_ON') {
    if (stands.kind === 'due') return { kind: 'objection', days: stands.days }
    return { kind: stands.kind === 'today' ? 'objectionToday' : 'objectionOver', days: null }
  }
  return urgencyOfDay(isDueState(state) ? dueOn : null, today, holidays)
}

/** The same for a day by which something is awaited; null: nothing is. */
export function urgencyOfDay(dueOn: Day | null, today: Day, holidays: Holidays): Urgency {
  const stands = standing(dueOn, today, holidays)
  if (stands.kind === 'none') return { kind: 'ended', days: null }
  if (stands.kind === 'today') return { kind: 'today', days: null }
  if (stands.kind === 'overdue') return stands
  return { kind: stands.days <= SOON_DAYS ? 'soon' : 'due', days: stands.days }
}
