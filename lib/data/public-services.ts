import 'server-only'
import { TEXT_FIELDS, textOf, type ServiceText } from '@/lib/data/board-read'
import { db } from '@/lib/data/client'
import { TAGS } from '@/lib/data/public-boards'
import { remember } from '@/lib/data/public-memory'

/** A service by itself: what it is and what it asks of people. */
export type PublicService = { id: string; name: string; category: string; text: ServiceText }

/** The service that an address names, or null. */
export async function publicService(id: string): Promise<PublicService | null> {
  return (await services()).get(id) ?? null
}

// A few dozen: all at once, so that unknown addresses cost no query and fill no memory.
function services(): Promise<Map<string, PublicService>> {
  return remember('service-texts', [TAGS.units], async () => {
    const rows = await db.service.findMany({ select: { ...TEXT_FIELDS, name: true, category: true } })
    return new Map(
      rows.map(({ name, category, ...text }) => [text.id, { id: text.id, name, category, text: textOf(text) }]),
    )
  })
}
