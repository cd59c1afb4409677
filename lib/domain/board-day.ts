import { factsAt, type PastChange } from './board-past'
import { addDays, momentOf, weekdayOf, type Day } from './calendar'
import type { HolidayNames } from './hours'
import { boardAt, type BoardFacts, type BoardNow } from './unit-board'
import type { UnitStatus } from './unit-status'

/** A stretch of a day in which a board said one and the same; `board` null: from before its records began. */
export type Stretch = { from: Date; until: Date; board: BoardNow | null }

/**
 * What a board said through a day, until `now` where the day is not over: a new stretch wherever something was changed or
 * a door opened or shut, those that said the same made one, with its latest facts. `begins`: when its records begin; null: there are none.
 */
export function dayOfBoard(
  day: Day,
  now: Date,
  facts: BoardFacts,
  changes: readonly PastChange[],
  holidays: HolidayNames,
  begins: Date | null,
): Stretch[] {
  const start = momentOf(day)
  const end = new Date(Math.min(momentOf(addDays(day, 1)).getTime(), now.getTime()))
  const weekday = weekdayOf(day)
  const doors = facts.hours.filter((row) => row.weekday === weekday).flatMap(({ opens, closes }) => [opens, closes])
  const turns = [
    ...[start, ...doors.map((minute) => momentOf(day, minute)), ...changes.map(({ at }) => at)],
    ...(begins ? [begins] : []),
  ].filter((at) => at >= start && at < end)
  const moments = [...new Set(turns.map((at) => at.getTime()))].sort((a, b) => a - b).map((time) => new Date(time))

  const stretches: Stretch[] = []
  moments.forEach((from, i) => {
    const until = moments[i + 1] ?? end
    const known = begins !== null && from >= begins
    const board = known ? boardAt(from, factsAt(from, facts, changes), holidays) : null
    const last = stretches.at(-1)
    if (last && sayingOf(last.board?.status) === sayingOf(board?.status)) Object.assign(last, { until, board })
    else stretches.push({ from, until, board })
  })
  return stretches
}

/** What a status comes to in words; how many are left of an item makes no other one. */
function sayingOf(status: UnitStatus | undefined): string {
  if (!status) return ''
  const why = (of: UnitStatus['why']) => (of.code === 'LOW_STOCK' ? { code: of.code, itemId: of.itemId } : of)
  return JSON.stringify([
    ...[status.status, why(status.why), status.opensAt],
    status.problems.map((problem) => [problem.status, why(problem.why), problem.services.map(({ id }) => id)]),
  ])
}
