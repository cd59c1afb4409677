import { workingDaysBetween, type Day, type Holidays } from './calendar'
import type { CaseFacts, Move } from './case-moves'
import type { CaseState, Channel } from './case-states'
import { dueOn } from './deadlines'
import { fail, type Result, ok } from './result'

/**
 * A report about the same matter as another is handled with it: the duplicate keeps key, thread and receipt, and follows the
 * main case from one outward step to the next. Its ways out: a lead separates it, its reporter objects or ends it, and
 * whatever parts the two (an objection of the other reporter, somebody who may not read it) separates it by itself.
 */

/** Why two cases are not merged. The words are the officers' ("case.merge.problem"). */
export const MERGE_PROBLEMS = [
  ...(['SAME', 'MERGED', 'MAIN_MERGED', 'HOLDS', 'NOT_HANDLED', 'CHANNEL'] as const),
  ...(['ASSIGNEE', 'UNKNOWING', 'FULL'] as const),
] as const
export type MergeProblem = (typeof MERGE_PROBLEMS)[number]

/** The reports that are merged into one case at most: one move speaks to all their reporters. */
export const MERGED_MAX = 20

/** What decides whether two cases may be handled as one. `excluded`: officers for whom the case does not exist. */
export type MergeSide = {
  id: string
  channel: Channel
  state: CaseState
  merged: boolean
  /** how many cases are merged into it */
  holds: number
  assigneeId: string | null
  excluded: readonly string[]
}

/** How far the handling has come; states that are not in it are not merged: their reporter has an answer, or is to get none. */
const REACHED: Partial<Record<CaseState, number>> = {
  ...{ RECEIVED: 0, VERIFYING: 1, IN_PROGRESS: 2, EXAMINED: 2, REOPENED: 2, AWAITING_REPORTER: 1 },
}

/**
 * Complaints go with complaints, what is under supervision (SPG and reports of insiders) with its like. Across, a report of a crime
 * would fall under rules made for queues (14 days, ended by its reporter's word, "not proven" by one officer), or a complaint
 * wait four times as long.
 */
const supervised = (channel: Channel) => channel !== 'COMPLAINT'

/** Why the duplicate cannot be merged into the main case; null where it can. */
export function mergeProblem(duplicate: MergeSide, main: MergeSide): MergeProblem | null {
  if (duplicate.id === main.id) return 'SAME'
  if (duplicate.merged) return 'MERGED'
  if (main.merged) return 'MAIN_MERGED'
  if (duplicate.holds > 0) return 'HOLDS'
  if (main.holds >= MERGED_MAX) return 'FULL'
  if (REACHED[duplicate.state] === undefined || REACHED[main.state] === undefined) return 'NOT_HANDLED'
  if (supervised(duplicate.channel) !== supervised(main.channel)) return 'CHANNEL'
  return partingOf(duplicate, main)
}

/**
 * Why two cases cannot be handled as one by those who handle the main case. ASSIGNEE: its inspector is kept from the duplicate.
 * UNKNOWING: somebody who reads the duplicate is kept from the main case, and would learn from it that there is one.
 */
export function partingOf(
  duplicate: Pick<MergeSide, 'excluded'>,
  main: Pick<MergeSide, 'assigneeId' | 'excluded'>,
): 'ASSIGNEE' | 'UNKNOWING' | null {
  if (main.assigneeId !== null && duplicate.excluded.includes(main.assigneeId)) return 'ASSIGNEE'
  return main.excluded.every((id) => duplicate.excluded.includes(id)) ? null : 'UNKNOWING'
}

/** What the reporters of merged cases hear of besides the move's own: the steps that concern the matter. */
const FOLLOWED: readonly Move[] = ['verify', 'start', 'act', 'refer', 'decline', 'close', 'expire']
export const isFollowed = (move: Move): boolean => FOLLOWED.includes(move)

/** What the main case's reporter decides is theirs alone: it parts the cases. */
const PARTING: readonly Move[] = ['object', 'settle']
export const parts = (move: Move): boolean => PARTING.includes(move)

/** The duplicate once it is merged: no deadline, nothing that waits, and never less far than it was or the main case is. */
export function merge(
  duplicate: CaseFacts,
  main: Pick<CaseFacts, 'state' | 'resumeState'>,
  today: Day,
  holidays: Holidays,
): CaseFacts {
  const { pausedOn } = duplicate
  const own = resumed(duplicate)
  const theirs = resumed(main)
  const state = reached(theirs) > reached(own) ? handled(duplicate.channel, theirs) : own
  const stoodStill = pausedOn === null ? 0 : workingDaysBetween(pausedOn, today, holidays)
  return {
    ...duplicate,
    ...{ state, merged: true, dueOn: null, pausedOn: null, resumeState: null, version: duplicate.version + 1 },
    pausedDays: duplicate.pausedDays + stoodStill,
    stateOn: state === duplicate.state ? duplicate.stateOn : today,
  }
}

/** The duplicate after a move of the main case; null where the move says nothing new of it. */
export function follow(duplicate: CaseFacts, move: Move, main: CaseFacts): CaseFacts | null {
  if (!duplicate.merged || !isFollowed(move)) return null
  const step = move === 'verify' || move === 'start'
  if (step && reached(duplicate.state) >= reached(main.state)) return null
  const { outcome, declineReason, referredTo, objectUntil, stateOn } = main
  const state = step ? handled(duplicate.channel, main.state) : main.state
  return {
    ...duplicate,
    ...{ state, stateOn, dueOn: null, version: duplicate.version + 1 },
    ...(!step && { outcome, declineReason, referredTo, objectUntil }),
  }
}

/** The duplicate on its own again, where it stands, with the deadline that its own receipt gives it. CONFLICT: it is not merged. */
export function separate(duplicate: CaseFacts, holidays: Holidays): Result<CaseFacts> {
  if (!duplicate.merged) return fail('CONFLICT')
  // The promised time to object is kept, whatever the calendar says by now.
  const due = duplicate.state === 'ACTED_ON' ? duplicate.objectUntil : dueOn(duplicate, holidays)
  return ok({ ...duplicate, merged: false, dueOn: due, version: duplicate.version + 1 })
}

const reached = (state: CaseState) => REACHED[state] ?? Infinity
const resumed = ({ state, resumeState }: Pick<CaseFacts, 'state' | 'resumeState'>): CaseState =>
  state === 'AWAITING_REPORTER' ? (resumeState ?? 'VERIFYING') : state

/** "Under handling" as its channel calls it: another's reopening is no reopening of this one. */
function handled(channel: Channel, state: CaseState): CaseState {
  if (reached(state) < 2) return state
  return channel === 'COMPLAINT' ? 'IN_PROGRESS' : 'EXAMINED'
}
