import type { Status } from '@/lib/domain/board'
import type { Day } from '@/lib/domain/calendar'
import type { HoursRow } from '@/lib/domain/hours'
import type { UnitJson } from '@/lib/domain/public-api'

/** What a screen shows of an office: all of it can be read from some metres away. */
export type View = {
  name: string
  status: Status
  text: string
  instead: string | null
  notice: string | null
  /** what will shut it, soonest first */
  ahead: readonly { from: Day; until: Day; reason: string }[]
  stocks: { name: string; balance: number; unit: string; low: boolean }[]
  /** what does not run as usual, or will not when it opens, but for the worst: that is in `text` */
  problems: { status: Status; text: string }[]
  /** services of which no trouble is known, by name where there are few */
  others: { count: number; names: string[] }
  hours: readonly HoursRow[] | null
}

/** More names than these are no longer read from afar. */
const NAMES_MAX = 14
const AHEAD_MAX = 2

/** The public API's answer as a screen shows it. Throws for what is no such answer (a Wi-Fi's sign-in page). */
export function viewOf({ unit, status, notice, ahead, stocks, services }: UnitJson): View {
  const troubled = new Set(status.problems.flatMap((problem) => problem.services))
  const others = services.filter(({ id }) => !troubled.has(id)).map(({ name }) => name)
  return {
    ...{ name: unit.name, hours: unit.hours },
    ...{ status: status.code, text: status.text, notice: notice?.text ?? null },
    ahead: ahead.slice(0, AHEAD_MAX),
    // At night the opening is in the text already: what helps is what to do about the trouble behind the door.
    instead: status.code === 'CLOSED' ? (status.problems[0]?.instead ?? null) : status.instead,
    stocks: stocks.map(({ name, balance, unit: word, threshold }) => {
      return { name, balance, unit: word, low: balance < threshold }
    }),
    problems: status.problems.slice(1).map(({ code, text }) => ({ status: code, text })),
    others: { count: others.length, names: others.length > NAMES_MAX ? [] : others },
  }
}
