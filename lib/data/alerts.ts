import 'server-only'
import { db } from '@/lib/data/client'
import { unitNamed } from '@/lib/data/public-boards'
import { dayOf, dayToDate } from '@/lib/domain/calendar'
import { isPushEndpoint, type Follow, type Stop } from '@/lib/domain/push'
import { fail, ok, type Result } from '@/lib/domain/result'
import { env } from '@/lib/env'

/** What one browser may wait for at most. */
export const FOLLOWS_MAX = 20

/**
 * Remembers that a browser wants to hear when an item is there again. Asked again it takes the newer keys. NOT_FOUND: no
 * such unit or ledger; INVALID `subscription.endpoint`: no push service that we know; LIMITED: it waits for 20 already.
 */
export async function followStock({ unit, item, subscription }: Follow, now = new Date()): Promise<Result<null>> {
  const { endpoint, keys } = subscription
  if (!isPushEndpoint(endpoint, env().pushHosts)) {
    return fail('INVALID', { 'subscription.endpoint': { key: 'PUSH_SERVICE' } })
  }
  const found = await unitNamed(unit)
  const place = found && { unitId: found.id, itemId: item }
  if (!place || !(await db.stock.findUnique({ where: { unitId_itemId: place }, select: { itemId: true } }))) {
    return fail('NOT_FOUND')
  }
  if ((await db.pushSubscription.count({ where: { endpoint, NOT: place } })) >= FOLLOWS_MAX) return fail('LIMITED')
  const row = { ...keys, on: dayToDate(dayOf(now)) }
  await db.pushSubscription.upsert({
    where: { endpoint_unitId_itemId: { endpoint, ...place } },
    create: { endpoint, ...place, ...row },
    update: row,
    select: { id: true },
  })
  return ok(null)
}

/** Forgets what a browser waits for: one item, or everything. Answers how much it still waits for. */
export async function stopFollowing({ endpoint, unit, item }: Stop): Promise<number> {
  const one = unit !== undefined && item !== undefined ? { unitId: await idOf(unit), itemId: item } : {}
  await db.pushSubscription.deleteMany({ where: { endpoint, ...one } })
  return db.pushSubscription.count({ where: { endpoint } })
}

/** The items of a unit that a browser waits for. */
export async function followedBy(endpoint: string, unit: string): Promise<string[]> {
  const rows = await db.pushSubscription.findMany({
    where: { endpoint, unitId: await idOf(unit) },
    select: { itemId: true },
    take: FOLLOWS_MAX,
  })
  return rows.map(({ itemId }) => itemId)
}

/** The unit that an address names or once named; of one that is switched off by its address of now. */
async function idOf(slug: string): Promise<string> {
  const found = (await unitNamed(slug)) ?? (await db.unit.findUnique({ where: { slug }, select: { id: true } }))
  return found?.id ?? ''
}
