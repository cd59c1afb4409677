import { mayReferTo } from './agency'
import { addWorkingDays, workingDaysBetween, type Day, type Holidays } from './calendar'
import type { CaseState, Channel, DeclineReason, Outcome } from './case-states'
import { DEADLINES, dueOn, EXTENSIBLE, extensionLeft } from './deadlines'
import { fail, ok, type Result } from './result'

/** What can be done to a case. DOMAIN.md "A case's states". */
export const MOVES = [
  'verify',
  'start',
  'ask',
  'act',
  'extend',
  'refer',
  'decline',
  'close',
  'answer',
  'object',
  'settle',
  'expire',
] as const
export type Move = (typeof MOVES)[number]

/** Who moves: an officer who may work the case, the reporter, or the passing of time. */
export type Actor = 'OFFICER' | 'LEAD' | 'REPORTER' | 'CLOCK'

/** A case as the state machine sees it. Days are WITA. */
export type CaseFacts = {
  channel: Channel
  state: CaseState
  stateOn: Day
  receivedOn: Day
  clockFrom: Day
  pausedDays: number
  extendedDays: number
  pausedOn: Day | null
  resumeState: CaseState | null
  dueOn: Day | null
  /** the last day on which the reporter may object, also to a case closed since: 10 working days after ACTED_ON began */
  objectUntil: Day | null
  outcome: Outcome | null
  declineReason: DeclineReason | null
  /** id of an agency */
  referredTo: string | null
  /** handled with another case, whose moves it follows (./merging.ts): no deadline and no officer's moves of its own */
  merged: boolean
  version: number
}

export type MoveInput = { outcome?: Outcome; declineReason?: DeclineReason; agency?: string; days?: number }

type Rule = {
  from: readonly CaseState[]
  actors: readonly Actor[]
  /** what the move cannot be made without */
  needs?: keyof MoveInput
  /** the officer must write to the reporter along with it */
  message?: true
}

const UNDER_HANDLING = ['VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'REOPENED'] as const

/** LEAD may do whatever an officer may; extending, declining, referring and closing are the lead's decisions. */
const RULES: Record<Move, Rule> = {
  verify: { from: ['RECEIVED'], actors: ['OFFICER', 'LEAD'] },
  start: { from: ['VERIFYING', 'REOPENED'], actors: ['OFFICER', 'LEAD'] },
  ask: { from: UNDER_HANDLING, actors: ['OFFICER', 'LEAD'], message: true },
  act: { from: ['IN_PROGRESS', 'EXAMINED'], actors: ['OFFICER', 'LEAD'], message: true },
  extend: { from: EXTENSIBLE, actors: ['LEAD'], needs: 'days' },
  refer: { from: UNDER_HANDLING, actors: ['LEAD'], needs: 'agency', message: true },
  decline: {
    from: ['VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'AWAITING_REPORTER'],
    actors: ['LEAD'],
    needs: 'declineReason',
    message: true,
  },
  close: { from: ['ACTED_ON'], actors: ['LEAD'], needs: 'outcome' },
  answer: { from: ['AWAITING_REPORTER'], actors: ['REPORTER', 'LEAD'] },
  // Closing takes nothing from the reporter: the right to object lasts as long as it would have lasted without.
  object: { from: ['ACTED_ON', 'CLOSED'], actors: ['REPORTER'] },
  // "It is settled": anybody may accept what was done, and end their own complaint. A crime does not end by a reporter's word.
  settle: {
    from: ['RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'AWAITING_REPORTER', 'REOPENED', 'ACTED_ON'],
    actors: ['REPORTER'],
  },
  expire: { from: ['ACTED_ON'], actors: ['CLOCK'] },
}

/** The moves that this actor may make now, in the order of the table. */
export function legalMoves(facts: CaseFacts, actor: Actor, today: Day): Move[] {
  return MOVES.filter((move) => isLegal(facts, move, actor, today))
}

/** What a move asks for besides itself. */
export function moveNeeds(move: Move): { needs: keyof MoveInput | null; message: boolean } {
  return { needs: RULES[move].needs ?? null, message: RULES[move].message ?? false }
}

/**
 * Makes a move: the case after it, with its new deadline and a raised version.
 * CONFLICT: this actor may not make it from this state (or, for `object`, no longer; for `expire`, not yet);
 * INVALID: the outcome, the reason, the agency or the number of days is missing or does not fit.
 */
export function applyMove(
  facts: CaseFacts,
  move: Move,
  actor: Actor,
  input: MoveInput,
  today: Day,
  holidays: Holidays,
): Result<CaseFacts> {
  if (!isLegal(facts, move, actor, today)) return fail('CONFLICT')
  const { needs } = RULES[move]
  if (needs && input[needs] === undefined) return fail('INVALID', { [needs]: { key: 'REQUIRED' } })
  if (input.agency && needs === 'agency' && !mayReferTo(facts.channel, input.agency))
    return fail('INVALID', { agency: { key: 'INVALID' } })

  if (move === 'extend') {
    const max = extensionLeft(facts)
    const days = input.days ?? 0
    if (!Number.isInteger(days) || days < 1) return fail('INVALID', { days: { key: 'TOO_SMALL', min: 1 } })
    if (days > max) return fail('INVALID', { days: { key: 'TOO_BIG', max } })
    const extended = { ...facts, extendedDays: facts.extendedDays + days, version: facts.version + 1 }
    return ok({ ...extended, dueOn: dueOn(extended, holidays) }) // the state goes on as it was, and since when
  }
  const moved: CaseFacts = { ...facts, state: target(facts, move), stateOn: today, version: facts.version + 1 }
  if (move === 'ask') Object.assign(moved, { pausedOn: today, resumeState: facts.state })
  else if (facts.pausedOn) {
    const stoodStill = workingDaysBetween(facts.pausedOn, today, holidays)
    Object.assign(moved, { pausedDays: facts.pausedDays + stoodStill, pausedOn: null, resumeState: null })
  }
  if (move === 'act') moved.objectUntil = addWorkingDays(today, DEADLINES.objection.days, holidays)
  // What its reporter decides, they decide of their own report: it stands on its own again.
  moved.merged = false
  if (move === 'object')
    Object.assign(moved, { clockFrom: today, pausedDays: 0, extendedDays: 0, objectUntil: null, outcome: null })
  if (move === 'close') moved.outcome = input.outcome ?? null
  if (move === 'settle') moved.outcome = facts.channel === 'COMPLAINT' ? 'RESOLVED_BY_UNIT' : 'NO_ANSWER'
  if (move === 'expire') moved.outcome = facts.outcome ?? 'NO_ANSWER'
  if (move === 'decline') moved.declineReason = input.declineReason ?? null
  if (move === 'refer') moved.referredTo = input.agency ?? null
  moved.dueOn = dueOn(moved, holidays)
  return ok(moved)
}

function isLegal(facts: CaseFacts, move: Move, actor: Actor, today: Day): boolean {
  const rule = RULES[move]
  if (!rule.from.includes(facts.state) || !rule.actors.includes(actor)) return false
  if (facts.merged && actor !== 'REPORTER') return false
  const mayObject = facts.objectUntil !== null && today <= facts.objectUntil
  if (move === 'object') return mayObject
  if (move === 'settle') return facts.state === 'ACTED_ON' || facts.channel === 'COMPLAINT'
  if (move === 'expire') return !mayObject
  if (move === 'extend') return extensionLeft(facts) > 0
  return true
}

function target(facts: CaseFacts, move: Move): CaseState {
  switch (move) {
    case 'verify':
      return 'VERIFYING'
    case 'start':
      return facts.channel === 'COMPLAINT' ? 'IN_PROGRESS' : 'EXAMINED'
    case 'ask':
      return 'AWAITING_REPORTER'
    case 'answer':
      return facts.resumeState ?? 'VERIFYING'
    case 'extend':
      return facts.state
    case 'act':
      return 'ACTED_ON'
    case 'refer':
      return 'REFERRED'
    case 'decline':
      return 'DECLINED'
    case 'object':
      return 'REOPENED'
    case 'close':
    case 'settle':
    case 'expire':
      return 'CLOSED'
  }
}
