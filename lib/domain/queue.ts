import { z } from 'zod'
import type { Day } from './calendar'
import { type CaseState, type Channel, CHANNELS, caseStateSchema } from './case-states'
import { can, type Role } from './roles'

/** The saved views of the queue, in their order. */
export const VIEWS = ['open', 'unassigned', 'mine', 'overdue', 'waiting', 'ended', 'all'] as const
export type View = (typeof VIEWS)[number]

/** The views that differ for a role: an inspector's cases are all assigned, and all theirs. */
export function viewsFor(role: Role): readonly View[] {
  return can(role, 'case:assign') ? VIEWS : VIEWS.filter((view) => view !== 'unassigned' && view !== 'mine')
}

/** States that have no way out: nothing is left to do. */
export const ENDED = ['REFERRED', 'DECLINED', 'CLOSED'] as const satisfies readonly CaseState[]

/**
 * States whose deadline is the officers' own. ACTED_ON has a date too, but it is the reporter's time to object: when it
 * has passed, nobody is late.
 */
export const DUE_STATES = [
  'RECEIVED',
  'VERIFYING',
  'IN_PROGRESS',
  'EXAMINED',
  'REOPENED',
] as const satisfies readonly CaseState[]

export const isDueState = (state: CaseState): boolean => (DUE_STATES as readonly CaseState[]).includes(state)

/** Where a page of the queue goes on: after this case. `dueOn` null: among those without a deadline, which come last. */
export type Cursor = { dueOn: Day | null; id: string }

export type QueueFilter = { view: View; state?: CaseState; channel?: Channel; unit?: string; after?: Cursor }

const CURSOR = /^(\d{4}-\d{2}-\d{2}|none)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const parameters = z.object({
  view: z.enum(VIEWS).catch('open'),
  state: caseStateSchema.optional().catch(undefined),
  channel: z.enum(CHANNELS).optional().catch(undefined),
  unit: z.string().min(1).max(64).optional().catch(undefined),
  after: z.string().transform(readCursor).optional().catch(undefined),
})

/** A filter out of a page's address. What is empty, repeated or unknown is left out: an address never breaks a page. */
export function readQueue(address: Record<string, string | string[] | undefined>): QueueFilter {
  return parameters.parse(address)
}

/** The address of a filter, with some of it changed; changing anything but `after` starts from the first page. */
export function queueAddress(filter: QueueFilter, change: Partial<QueueFilter> = {}): string {
  const { view, state, channel, unit, after } = { ...filter, after: undefined, ...change }
  const query = new URLSearchParams()
  if (view !== 'open') query.set('view', view)
  if (state) query.set('state', state)
  if (channel) query.set('channel', channel)
  if (unit) query.set('unit', unit)
  if (after) query.set('after', `${after.dueOn ?? 'none'}_${after.id}`)
  const text = query.toString()
  return text ? `/petugas/kasus?${text}` : '/petugas/kasus'
}

function readCursor(text: string): Cursor | undefined {
  const [, due, id] = CURSOR.exec(text) ?? []
  if (!due || !id || (due !== 'none' && Number.isNaN(Date.parse(due)))) return undefined
  return { dueOn: due === 'none' ? null : due, id }
}
