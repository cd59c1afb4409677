import 'server-only'
import type { Officer } from '@/lib/data/officers'
import { publicReleases } from '@/lib/data/published-figures'
import { can } from '@/lib/domain/roles'
import type { Quarter } from '@/lib/domain/survey'

export type QuarterRatings = { quarter: Quarter; count: number; mean: number }

/**
 * How reporters rated the handling, by the quarter in which they reported, newest first: counted once with the other figures
 * of that quarter (published-figures.ts). A mean that runs would tell each new mark by the difference. For leads alone.
 */
export async function ratingFigures(officer: Officer, now = new Date()): Promise<QuarterRatings[]> {
  if (!can(officer.role, 'figures:read') || !can(officer.role, 'case:assign')) return []
  const releases = await publicReleases(now)
  return releases.flatMap(({ quarter, ratings }) => (ratings ? [{ quarter, ...ratings }] : []))
}
