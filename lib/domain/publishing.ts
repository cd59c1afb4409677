import { SMALLEST_COUNT } from './figures'

/**
 * What may be published of counts (DOMAIN.md "Publishing figures"): a count under 5 as "<5", and nothing from which one
 * could be worked out. A table breaks the same cases down by one thing (month, kind, office), and each of its rows by
 * what became of them ("classes": open, on time, late). Class totals of the whole are public and 5 or more each, so
 * tables share nothing else, and whatever margins are possible in each are possible together.
 */

export type CountRow = { key: string; counts: readonly number[] }

/** `small`: shown as "<5". `total` null otherwise: withheld. `counts` null: what became of them is not shown. */
export type PublicRow = { key: string; small: boolean; total: number | null; counts: readonly number[] | null }

/** A withheld count must be possible as at least this many numbers. */
const WIDTH = SMALLEST_COUNT

const MOST_SMALL = SMALLEST_COUNT - 1

/**
 * The rows as they may be published, or null where none of them may. Rows with a small count show their total alone;
 * together they are the pool. Whoever subtracts learns what the pool comes to, and nothing more: it is made larger by the
 * smallest rows until, for everything that is withheld in it, five numbers and more are possible, and for each "<5" all
 * of them.
 */
export function publishRows(rows: readonly CountRow[]): PublicRow[] | null {
  const totals = rows.map(({ counts }) => sum(counts))
  const table: Table = {
    rows,
    totals,
    small: totals.map((total) => total < SMALLEST_COUNT),
    pooled: rows.map(({ counts }) => counts.some((count) => count < SMALLEST_COUNT)),
    withheld: rows.map(() => false),
  }
  while (table.pooled.some(Boolean)) {
    const loose = looseTotal(table) ? smallest(table, (at) => !table.small[at] && !table.withheld[at]) : undefined
    if (loose === null) return null
    if (loose !== undefined) {
      table.withheld[loose] = table.pooled[loose] = true
      continue
    }
    const narrow = narrowRow(table)
    if (narrow === null) break
    const next = smallest(table, (at) => !table.pooled[at])
    if (next !== null) table.pooled[next] = true
    else if (!table.small[narrow] && !table.withheld[narrow]) table.withheld[narrow] = true
    else return null
  }
  return rows.map(({ key, counts }, at) => ({
    key,
    small: table.small[at] ?? true,
    total: table.small[at] || table.withheld[at] ? null : (totals[at] ?? null),
    counts: table.pooled[at] ? null : counts,
  }))
}

type Table = {
  rows: readonly CountRow[]
  totals: readonly number[]
  small: readonly boolean[]
  /** whose classes are not shown */
  pooled: boolean[]
  /** 5 and more, not shown all the same */
  withheld: boolean[]
}

/** Whether a "<5" could be told from what is left when the shown totals are taken off: not every 0 to 4 fits. */
function looseTotal({ totals, small, withheld }: Table): boolean {
  const hidden = totals.filter((_, at) => small[at] || withheld[at])
  const smalls = small.filter(Boolean).length
  if (smalls === 0) return false
  const left = sum(hidden)
  // Whoever knows this code knows that the smallest rows are withheld first: none is larger than a row that is shown.
  const shown = Math.min(...totals.filter((_, at) => !small[at] && !withheld[at]))
  const most = totals.filter((_, at) => withheld[at]).map((total) => Math.max(total, Math.min(shown, left)))
  return left < MOST_SMALL + SMALLEST_COUNT * most.length || left > MOST_SMALL * (smalls - 1) + sum(most)
}

/** A row of the pool whose classes could be told too narrowly; null where there is none. */
function narrowRow({ rows, totals, small, pooled, withheld }: Table): number | null {
  const pool = rows.flatMap((_, at) => (pooled[at] ? [at] : []))
  const classes = rows[0]?.counts.length ?? 0
  if (classes < 2) return null
  const inPool = Array.from({ length: classes }, (_, place) => sum(pool.map((at) => rows[at]?.counts[place] ?? 0)))
  const all = sum(inPool)
  const largest = pool.toSorted((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0))
  if (inPool.some((count) => count < SMALLEST_COUNT)) return largest[0] ?? null
  const slack = sum(pool.map((at) => (small[at] ? MOST_SMALL - (totals[at] ?? 0) : 0)))
  const isNarrow = (at: number) => {
    const total = totals[at] ?? 0
    // A small row may be anything from 0 to 4: with 5 in each class of the pool, so may each of its classes.
    if (small[at]) return false
    const least = withheld[at] ? Math.max(SMALLEST_COUNT, total - slack) : total
    return inPool.some((count) => Math.min(total, count) - Math.max(0, count - (all - least)) < WIDTH - 1)
  }
  return largest.find(isNarrow) ?? null
}

function smallest({ totals }: Table, fits: (at: number) => boolean): number | null {
  const fitting = totals.flatMap((_, at) => (fits(at) ? [at] : []))
  return fitting.reduce<number | null>(
    (best, at) => (best === null || (totals[at] ?? 0) < (totals[best] ?? 0) ? at : best),
    null,
  )
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** How classes are put together, finest first, so that none of them is small. */
const GROUPINGS: readonly (readonly (readonly number[])[])[] = [[[0], [1], [2]], [[0], [1, 2]], [[0, 1, 2]]]

/** The finest grouping of (open, on time, late) in which no class of the whole is small; null: too few at all. */
export function publicGrouping(whole: readonly number[]): readonly (readonly number[])[] | null {
  return GROUPINGS.find((grouping) => grouped(whole, grouping).every((count) => count >= SMALLEST_COUNT)) ?? null
}

/** Counts put together as a grouping says. */
export function grouped(counts: readonly number[], grouping: readonly (readonly number[])[]): number[] {
  return grouping.map((classes) => sum(classes.map((place) => counts[place] ?? 0)))
}
