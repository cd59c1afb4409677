import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { countForAll } from '@/lib/data/case-figures'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { rememberPast } from '@/lib/data/public-memory'
import { dateToDay, type Day, dayOf, dayToDate } from '@/lib/domain/calendar'
import { monthOf, type PublishedFigures } from '@/lib/domain/case-figures'
import { SMALLEST_COUNT } from '@/lib/domain/figures'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { type Quarter, releasedQuarters } from '@/lib/domain/survey'

/** How many quarters are shown: two years. */
const SHOWN = 8
/** Those of which nobody asked in their time are still counted; of older ones, erased reports might count again. */
const COUNTED = 4
const KEPT_FROM_NOBODY = { exclusions: { none: {} } }

/** One quarter's reports as they were counted once, for good; `figures` null: too few. */
export type Release = {
  quarter: Quarter
  countedOn: Day
  figures: PublishedFigures | null
  /** the marks that reporters gave by then; null: fewer than five. For leads (rating-figures.ts) */
  ratings: { count: number; mean: number } | null
}

/**
 * What everyone may see of reports, newest quarter first. A quarter is counted once, by whoever asks first when it is out,
 * and is the same ever after and in every process: a count that changed would tell of the one report that changed it.
 * Quarters share no report, so there is nothing to subtract.
 */
export function publicReleases(now: Date): Promise<Release[]> {
  const today = dayOf(now)
  return rememberPast(`figures:${today}`, async () => {
    const quarters = releasedQuarters(today, SHOWN)
    const stored = await readReleases(quarters)
    const missing = quarters.slice(0, COUNTED).filter(({ id }) => !stored.some(({ quarter }) => quarter.id === id))
    const first = missing.length === 0 ? null : await firstReport()
    // Quarters before the first report are nothing, as everyone knows.
    const due = missing.filter(({ until }) => first !== null && first <= until)
    if (due.length === 0) return stored
    for (const quarter of due) await release(quarter, today)
    return readReleases(quarters)
  })
}

/** Counts a quarter; if another process did in the meantime, what that one counted stands. */
async function release({ id, from, until }: Quarter, today: Day): Promise<void> {
  const figures = (await countForAll(monthOf(from), monthOf(until), today)) ?? Prisma.DbNull
  const { _count, _avg } = await db.case.aggregate({
    where: { receivedOn: { gte: dayToDate(from), lte: dayToDate(until) }, ...KEPT_FROM_NOBODY },
    _count: { rating: true },
    _avg: { rating: true },
  })
  const enough = _count.rating >= SMALLEST_COUNT
  const ratings = { ratings: enough ? _count.rating : null, ratingMean: enough ? _avg.rating : null }
  await db.publishedFigures.createMany({
    data: { quarter: id, countedOn: dayToDate(today), figures, ...ratings },
    skipDuplicates: true,
  })
}

async function readReleases(quarters: readonly Quarter[]): Promise<Release[]> {
  const rows = await db.publishedFigures.findMany({ where: { quarter: { in: quarters.map(({ id }) => id) } } })
  return quarters.flatMap((quarter) => {
    const row = rows.find((one) => one.quarter === quarter.id)
    const figures = row?.figures as PublishedFigures | null // written above and nowhere else
    if (!row) return []
    const { ratings: count, ratingMean: mean } = row
    const ratings = count === null || mean === null ? null : { count, mean }
    return [{ quarter, countedOn: dateToDay(row.countedOn), figures, ratings }]
  })
}

/** Of those that are counted: a quarter must not be there for a report that is kept from somebody. */
async function firstReport(): Promise<Day | null> {
  const { _min } = await db.case.aggregate({ where: KEPT_FROM_NOBODY, _min: { receivedOn: true } })
  return _min.receivedOn && dateToDay(_min.receivedOn)
}

/** Those who see figures and no case see what everyone sees. */
export async function viewerReleases(officer: Officer, now = new Date()): Promise<Result<Release[]>> {
  return can(officer.role, 'figures:read') ? ok(await publicReleases(now)) : fail('NOT_FOUND')
}
