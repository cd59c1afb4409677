import { z } from 'zod'
import { addDays, type Day, weekdayOf } from './calendar'
import {
  CASE_STATES,
  type CaseState,
  type Channel,
  CHANNELS,
  caseStateSchema,
  SPG_KINDS,
  type SpgKind,
} from './case-states'
import { can, type Role } from './roles'

/** The saved views of the queue, in their order. */
export const VIEWS = ['open', 'unassigned', 'mine', 'week', 'overdue', 'waiting', 'approval', 'ended', 'all'] as const
export type View = (typeof VIEWS)[number]

const LEADS_ONLY: readonly View[] = ['unassigned', 'mine', 'approval']

/** The views that differ for a role: an inspector's cases are all assigned, and all theirs, and leads approve. */
export function viewsFor(role: Role): readonly View[] {
  return can(role, 'case:assign') ? VIEWS : VIEWS.filter((view) => !LEADS_ONLY.includes(view))
}

/** States that have no way out: nothing is left to do. */
export const ENDED = ['REFERRED', 'DECLINED', 'CLOSED'] as const satisfies readonly CaseState[]

export const isEnded = (state: CaseState): boolean => (ENDED as readonly CaseState[]).includes(state)

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

/** The states that a filter leaves over: none where its view and its state exclude each other. */
export function statesOf({ view, state }: Pick<QueueFilter, 'view' | 'state'>): readonly CaseState[] {
  const states = statesInView(view)
  return state ? states.filter((one) => one === state) : states
}

function statesInView(view: View): readonly CaseState[] {
  switch (view) {
    case 'all':
    // A dossier leaves after a case was referred, and an outcome is published after it was closed.
    case 'approval':
      return CASE_STATES
    case 'open':
    case 'unassigned':
    case 'mine':
      return OPEN
    case 'week':
    case 'overdue':
      return DUE_STATES
    case 'waiting':
      return ['AWAITING_REPORTER']
    case 'ended':
      return ENDED
  }
}

/** States in which something is left to do. */
export const OPEN: readonly CaseState[] = CASE_STATES.filter((state) => !isEnded(state))

/** Sunday of the week that a day lies in: "this week" ends with it. */
export const endOfWeek = (day: Day): Day => addDays(day, 7 - weekdayOf(day))

/** A count is exact up to here; above it, it says "more than", so that no count costs more in a greater city. */
export const COUNT_MAX = 300

/** A case's place in the order of the queue. `dueOn` null: among those without a deadline, which come last. */
export type Cursor = { dueOn: Day | null; id: string }

/** `after`, `before`: the page that follows this place, or the one that ends before it. At most one of them counts. */
export type QueueFilter = {
  view: View
  state?: CaseState
  channel?: Channel
  kind?: SpgKind
  unit?: string
  after?: Cursor
  before?: Cursor
}

/** What can be chosen beside a view; the names are those of the address. */
export const FACETS = ['unit', 'channel', 'kind', 'state'] as const
export type Facet = (typeof FACETS)[number]

export const isFiltered = (filter: QueueFilter): boolean => FACETS.some((facet) => filter[facet] !== undefined)

const CURSOR = /^(\d{4}-\d{2}-\d{2}|none)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const parameters = z.object({
  view: z.enum(VIEWS).catch('open'),
  state: caseStateSchema.optional().catch(undefined),
  channel: z.enum(CHANNELS).optional().catch(undefined),
  kind: z.enum(SPG_KINDS).optional().catch(undefined),
  unit: z.string().min(1).max(64).optional().catch(undefined),
  after: z.string().transform(readCursor).optional().catch(undefined),
  before: z.string().transform(readCursor).optional().catch(undefined),
})

/**
 * A filter out of a page's address. What is empty, repeated, unknown or no view of this role is left out: an address never
 * breaks a page.
 */
export function readQueue(address: Record<string, string | string[] | undefined>, role: Role): QueueFilter {
  const filter = parameters.parse(address)
  return viewsFor(role).includes(filter.view) ? filter : { ...filter, view: 'open' }
}

/** The address of a filter, with some of it changed; changing anything but the place starts from the first page. */
export function queueAddress(filter: QueueFilter, change: Partial<QueueFilter> = {}): string {
  const { view, after, before, ...facets } = { ...filter, after: undefined, before: undefined, ...change }
  const query = new URLSearchParams()
  if (view !== 'open') query.set('view', view)
  for (const facet of FACETS) if (facets[facet]) query.set(facet, facets[facet])
  if (after) query.set('after', cursorText(after))
  if (before) query.set('before', cursorText(before))
  const text = query.toString()
  return text ? `/petugas/kasus?${text}` : '/petugas/kasus'
}

const cursorText = ({ dueOn, id }: Cursor) => `${dueOn ?? 'none'}_${id}`

function readCursor(text: string): Cursor | undefined {
  const [, due, id] = CURSOR.exec(text) ?? []
  if (!due || !id || (due !== 'none' && Number.isNaN(Date.parse(due)))) return undefined
  return { dueOn: due === 'none' ? null : due, id }
}
