import { closed, openOrStale, type ServiceStatus, type Standing, type Status, type Why } from './board'
import { dayOf } from './calendar'
import type { Door } from './hours'

/** One service of a unit with its status; `category` is the word by which several are spoken of ("KTP-el"). */
export type OfferedService = { id: string; name: string; category: string; status: ServiceStatus }

/** Services that stand still, or nearly, for one and the same reason. */
export type Problem = Standing & { services: Pick<OfferedService, 'id' | 'name' | 'category'>[] }

/** A unit in one word, and what is to be said with it. */
export type UnitStatus = Standing & {
  opensAt: Date | null
  /** everything on the board is at least this fresh; null: some of it was never confirmed */
  confirmedAt: Date | null
  confirmedToday: boolean
  /** worst first; at night too: what will stand in the way when it opens */
  problems: Problem[]
  /** services that are shut by their own hours while the unit is open */
  resting: number
  /** of some service that should run nobody has said so today */
  unsure: boolean
}

/** Open by what is known: whatever the trouble, somebody is there and something is served. */
export function canGoNow({ status }: Pick<UnitStatus, 'status'>): boolean {
  return status !== 'CLOSED' && status !== 'UNAVAILABLE'
}

const PROBLEMS: readonly Status[] = ['UNAVAILABLE', 'DISRUPTED', 'LIMITED']

/**
 * What a unit's services come to. CLOSED when its door or every service is shut; UNAVAILABLE or DISRUPTED when every open
 * service is; LIMITED when some have trouble; OPEN when all are confirmed today, STALE when some are not.
 */
export function unitStatus(
  now: Date,
  door: Door,
  services: readonly OfferedService[],
  boardConfirmedAt: Date | null,
): UnitStatus {
  const confirmedAt = services.length > 0 ? oldest(services.map(({ status }) => status.confirmedAt)) : boardConfirmedAt
  const confirmedToday = confirmedAt !== null && dayOf(confirmedAt) === dayOf(now)
  const running = services.filter(({ status }) => status.status !== 'CLOSED')
  const nobodyHome = door.open && services.length > 0 && running.length === 0
  const considered = running.length > 0 ? running : services
  const problems = problemsOf(considered)
  const resting = door.open ? services.length - running.length : 0
  const unsure = running.some(({ status }) => status.status === 'STALE')
  const common = { confirmedAt, confirmedToday, problems, resting, unsure }
  if (!door.open) return { ...closed(door), ...common }
  if (nobodyHome) return { ...nextToOpen(services), ...common }
  return {
    ...together(problems, running.length, openOrStale(door, confirmedAt, confirmedToday)),
    ...common,
    opensAt: null,
  }
}

function together(problems: Problem[], running: number, otherwise: Standing): Standing {
  const worst = problems[0]
  if (!worst) return otherwise
  const { status, why, since, instead } = worst
  const whole = problems.length === 1 && worst.services.length === running
  if (whole) return { status, why, since, instead }
  const touched = problems.reduce((sum, problem) => sum + problem.services.length, 0)
  // Nothing runs as it should: the mildest trouble is the word, since that much can still be had.
  const mildest = problems.at(-1)?.status ?? worst.status
  return { status: touched === running ? mildest : 'LIMITED', why: { code: 'PARTLY' }, since, instead }
}

function problemsOf(services: readonly OfferedService[]): Problem[] {
  const groups = new Map<string, Problem>()
  for (const { id, name, category, status } of services) {
    const standing = status.whenOpen
    if (!PROBLEMS.includes(standing.status)) continue
    const key = JSON.stringify([standing.status, reasonKey(standing.why), standing.since])
    const group = groups.get(key)
    if (group) {
      group.services.push({ id, name, category })
      group.why = withLeft(group.why, standing.why)
    } else groups.set(key, { ...standing, services: [{ id, name, category }] })
  }
  return [...groups.values()].sort((a, b) => PROBLEMS.indexOf(a.status) - PROBLEMS.indexOf(b.status))
}

/** What is left of each item that services of one group stand still without. */
function withLeft(why: Why, other: Why): Why {
  if (why.code !== 'SAID' || other.code !== 'SAID' || !other.left) return why
  const known = why.left ?? []
  const more = other.left.filter(({ itemId }) => !known.some((item) => item.itemId === itemId))
  return { ...why, left: [...known, ...more] }
}

function reasonKey(why: Why): string {
  if (why.code === 'OUT_OF_STOCK' || why.code === 'LOW_STOCK') return why.itemId
  return why.code === 'SAID' ? (why.reason ?? '') : ''
}

/** Of services that all keep shorter hours than their unit: the one that opens first speaks for all. */
function nextToOpen(services: readonly OfferedService[]): Standing & { opensAt: Date | null } {
  const byOpening = services.map(({ status }) => status).sort((a, b) => when(a.opensAt) - when(b.opensAt))
  const first = byOpening[0]
  if (!first) throw new Error('no services')
  const { status, why, since, instead, opensAt } = first
  return { status, why, since, instead, opensAt }
}

function when(moment: Date | null): number {
  return moment?.getTime() ?? Infinity
}

function oldest(moments: readonly (Date | null)[]): Date | null {
  return moments.reduce((a, b) => (a === null || b === null ? null : a < b ? a : b), moments[0] ?? null)
}
