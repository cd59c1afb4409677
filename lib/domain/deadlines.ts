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
}

/** Working days within which a case of this channel is to be answered. */
export function answerDays(channel: Channel): number {
  return channel === 'COMPLAINT' ? DEADLINES.complaint.days : DEADLINES.supervision.days
}

/** The day by which the present step is due; null where no clock runs (waiting for the reporter, or ended). */
export function dueOn(clock: CaseClock, holidays: Holidays): Day | null {
  switch (clock.state) {
    case 'RECEIVED':
    case 'VERIFYING':
      return addWorkingDays(clock.clockFrom, DEADLINES.verify.days + clock.pausedDays, holidays)
    case 'IN_PROGRESS':
    case 'EXAMINED':
    case 'REOPENED':
      return addWorkingDays(clock.clockFrom, answerDays(clock.channel) + clock.pausedDays, holidays)
    case 'ACTED_ON':
      return addWorkingDays(clock.stateOn, DEADLINES.objection.days, holidays)
    case 'AWAITING_REPORTER':
    case 'REFERRED':
    case 'DECLINED':
    case 'CLOSED':
      return null
  }
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
