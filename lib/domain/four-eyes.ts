import { addDays, type Day, dayOf, momentOf } from './calendar'
import type { CaseFacts, Move, MoveInput } from './case-moves'
import { can, type Role } from './roles'

/**
 * Four eyes: what may harm somebody is proposed by one officer and approved by another, each with a reason. One mechanism
 * for every such deed: a proposal is a move with what it needs, which is made when it is approved, or something that is
 * handed out, which may be handed out from then on.
 */

/** The moves that can need a second officer. */
export const PROPOSABLE = ['extend', 'decline', 'close'] as const satisfies readonly Move[]
export type Proposable = (typeof PROPOSABLE)[number]

/** What leaves the case, to another house, to an officer who does not read it, or to everybody; its state stays. */
export const HANDOVERS = ['export', 'identity', 'publish'] as const
export type Handover = (typeof HANDOVERS)[number]

export const PROPOSALS = [...PROPOSABLE, ...HANDOVERS] as const

export const isProposable = (move: Move): move is Proposable => (PROPOSABLE as readonly Move[]).includes(move)
export const isHandover = (deed: Proposable | Handover): deed is Handover =>
  (HANDOVERS as readonly string[]).includes(deed)

/** How many days what was approved may be taken out or looked at. */
const HANDOVER_DAYS = 14

/** Until when what was approved on a day may be handed over. */
export const handoverUntil = (approvedOn: Day): Day => addDays(approvedOn, HANDOVER_DAYS)

/** The first moment at which what was approved is still good at `now`: the start of its day in Kendari. */
export const handoverSince = (now: Date): Date => momentOf(addDays(dayOf(now), -HANDOVER_DAYS))

/** Whether this move of this case takes a second officer. */
export function needsSecond({ channel }: Pick<CaseFacts, 'channel'>, move: Move, input: MoveInput): boolean {
  switch (move) {
    case 'decline':
    case 'extend':
      return true
    case 'close':
      // "Not proven" clears the accused and fails the reporter: never one officer's word where supervision is at stake.
      return channel !== 'COMPLAINT' && input.outcome === 'NOT_PROVEN'
    default:
      return false
  }
}

/** What an officer may do with an open proposal: the decision is a lead's, and never of the one who proposed. */
export function mayDecide(officer: { id: string; role: Role }, proposedBy: string): boolean {
  return can(officer.role, 'case:decide') && officer.id !== proposedBy
}
