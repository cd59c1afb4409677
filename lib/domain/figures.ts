import type { CaseState } from './case-states'

/** Counts under this are published as "<5" (DOMAIN.md "Publishing figures"). */
export const SMALLEST_COUNT = 5

/** A count, or null where it is not published. */
export type Figure = number | null
export type FigureTable = { cells: Figure[][]; rows: Figure[]; columns: Figure[]; total: Figure }

export const STAGES = ['waiting', 'handled', 'finished'] as const
export type Stage = (typeof STAGES)[number]

const STAGE: Record<CaseState, Stage> = {
  RECEIVED: 'waiting',
  VERIFYING: 'waiting',
  AWAITING_REPORTER: 'waiting',
  REOPENED: 'waiting',
  IN_PROGRESS: 'handled',
  EXAMINED: 'handled',
  ACTED_ON: 'handled',
  REFERRED: 'finished',
  DECLINED: 'finished',
  CLOSED: 'finished',
}

/** What a state is to somebody who counts cases. */
export function stageOf(state: CaseState): Stage {
  return STAGE[state]
}

/**
 * What may be shown of a table of disjoint counts. A count under 5 is withheld, and a sum is shown only where each of its
 * counts is: so no sum tells more than its cells do, and whatever stands behind "<5" changes nothing that is shown.
 */
export function publishable(counts: readonly (readonly number[])[]): FigureTable {
  const cells = counts.map((row) => row.map((count) => (count < SMALLEST_COUNT ? null : count)))
  const columns = (cells[0] ?? []).map((_, at) => sum(cells.map((row) => row[at] ?? null)))
  return { cells, rows: cells.map(sum), columns, total: sum(cells.flat()) }
}

function sum(figures: readonly Figure[]): Figure {
  return figures.reduce<Figure>((total, figure) => (total === null || figure === null ? null : total + figure), 0)
}
