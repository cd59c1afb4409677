import 'server-only'
import { readNews, type Change } from '@/lib/data/board-changes'
import { allUnits, boardTag, TAGS, unitNamed, type UnitName } from '@/lib/data/public-boards'
import { remember } from '@/lib/data/public-memory'

/** A change that is news, and whose board it is of. */
export type NewsItem = Change & { unit: UnitName }

/** The news of one unit, newest first; null for an unknown one. */
export async function unitNews(slug: string): Promise<{ unit: UnitName; news: NewsItem[] } | null> {
  const unit = await unitNamed(slug)
  if (!unit) return null
  const news = await remember(`news:${unit.id}`, [boardTag(unit.id), TAGS.units], async () =>
    (await readNews(unit.id)).map((change) => ({ ...change, unit })),
  )
  return { unit, news }
}

/** The news of all units, newest first. */
export async function cityNews(): Promise<NewsItem[]> {
  const units = new Map((await allUnits()).map((unit) => [unit.id, unit]))
  return remember('news', [TAGS.boards, TAGS.units], async () =>
    (await readNews(null)).flatMap((change) => {
      const unit = units.get(change.unitId)
      return unit ? [{ ...change, unit }] : []
    }),
  )
}
