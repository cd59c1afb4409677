import 'server-only'
import { visibleTo } from '@/lib/data/case-scope'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'

/** Fewer marks than this are not shown: an average of them would tell single ones. */
export const RATINGS_MIN = 5

/** The mean of the marks that reporters gave, of the cases that exist for this officer; null while there are too few. */
export async function ratingFigures(officer: Officer): Promise<{ count: number; mean: number } | null> {
  const { _count, _avg } = await db.case.aggregate({
    where: { AND: [visibleTo(officer), { rating: { not: null } }] },
    _count: { rating: true },
    _avg: { rating: true },
  })
  return _count.rating < RATINGS_MIN || _avg.rating === null ? null : { count: _count.rating, mean: _avg.rating }
}
