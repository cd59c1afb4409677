import { addWorkingDays, workingDaysBetween, type Day, type Holidays } from './calendar'
import type { CaseState, Channel } from './case-states'

/** One legal or promised period, in working days of Kendari's calendar. */
export type Deadline = { days: number; source: string; effective: Day }

/** DOMAIN.md "Deadlines". `effective`: from when the source is in force. */
export const DEADLINES = {
  verify: { days: 3, source: 'PermenPAN-RB 62/2018; janji Inspektorat', effective: '2018-12-31' },
  information: { days: 5, source: 'PermenPAN-RB 62/2018', effective: '2018-12-31' },
  complaint: { days: 14, source: 'PermenPAN-RB 62/2018 (tidak berkadar pengawasan)', effective: '2018-12-31' },
  supervision: { days: 60, source: 'PermenPAN-RB 62/2018 (berkadar pengawasan)', effective: '2018-12-31' },
  objection: { days: 10, source: 'SP4N-LAPOR!', effective: '2018-12-31' },
  gratuity: { days: 30, source: 'UU 20/2001 Pasal 12C', effective: '2001-11-21' },
} as const satisfies Record<string, Deadline>

/** The facts from which a case's present deadline follows. */
export type CaseClock = {
  channel: Channel
  state: CaseState
  stateOn: Day
  clockFrom: Day
  /** working days that the clock stood still since clockFrom */
  pausedDays: number
  /** working days that the handling was given more since clockFrom */
  extendedDays: number
}

/** The entry of the table that the present step runs by; null where no clock runs. */
export function deadlineOf({ channel, state }: Pick<CaseClock, 'channel' | 'state'>): Deadline | null {
  switch (state) {
    case 'RECEIVED':
    case 'VERIFYING':
      return DEADLINES.verify
    case 'IN_PROGRESS':
    case 'EXAMINED':
    case 'REOPENED':
      return channel === 'COMPLAINT' ? DEADLINES.complaint : DEADLINES.supervision
    case 'ACTED_ON':
      return DEADLINES.objection
    case 'AWAITING_REPORTER':
    case 'REFERRED':
    case 'DECLINED':
    case 'CLOSED':
      return null
  }
}

/** The states whose deadline may be extended: those of the handling itself, while its clock runs. */
export const EXTENSIBLE = ['IN_PROGRESS', 'EXAMINED', 'REOPENED'] as const satisfies readonly CaseState[]

const isExtensible = (state: CaseState): boolean => (EXTENSIBLE as readonly CaseState[]).includes(state)

/** How many working days can still be added: all extensions together are no longer than the period itself. */
export function extensionLeft(clock: Pick<CaseClock, 'channel' | 'state' | 'extendedDays'>): number {
  return isExtensible(clock.state) ? Math.max(0, (deadlineOf(clock)?.days ?? 0) - clock.extendedDays) : 0
}

/** The day by which the present step is due; null where no clock runs (waiting for the reporter, or ended). */
export function dueOn(clock: CaseClock, holidays: Holidays): Day | null {
  const deadline = deadlineOf(clock)
  if (!deadline) return null
  // The time to object runs from the answer; all else from the receipt, and not while the reporter is waited for.
  if (clock.state === 'ACTED_ON') return addWorkingDays(clock.stateOn, deadline.days, holidays)
  // More time is given to the handling; verifying has its own, shorter promise.
  const extended = isExtensible(clock.state) ? clock.extendedDays : 0
  const days = deadline.days + clock.pausedDays + extended
  return addWorkingDays(clock.clockFrom, days, holidays)
}

/** How a deadline stands today; days are working days, always positive. */
export type Standing = { kind: 'none' } | { kind: 'today' } | { kind: 'due' | 'overdue'; days: number }

export function standing(due: Day | null, today: Day, holidays: Holidays): Standing {
  if (due === null) return { kind: 'none' }
  if (due === today) return { kind: 'today' }
  // From Saturday to the Sunday after it no working day passes: still one step late, never "0 days".
  if (due < today) return { kind: 'overdue', days: Math.max(1, workingDaysBetween(due, today, holidays)) }
  return { kind: 'due', days: Math.max(1, workingDaysBetween(today, due, holidays)) }
}
