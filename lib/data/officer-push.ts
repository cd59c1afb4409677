import 'server-only'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { type Device, deviceWord, readDevice } from '@/lib/domain/device'
import { noticesOf } from '@/lib/domain/notices'
import { isPushEndpoint, type Subscription } from '@/lib/domain/push'
import { fail, ok, type Result } from '@/lib/domain/result'
import { env } from '@/lib/env'

/** Browsers in which one officer may be told. */
export const BROWSERS_MAX = 5

/** A browser as its officer sees it. */
export type OwnBrowser = { id: string; device: Device | null; since: Date }

/**
 * Tells an officer in this browser, too, from now on; whoever was told there before is told there no more. NOT_FOUND: their
 * role is told of nothing; INVALID `subscription.endpoint`: no push service that we know; LIMITED: they have five.
 */
export async function tellHere(
  officer: Officer,
  { endpoint, keys }: Subscription,
  device: Device | null,
  now = new Date(),
): Promise<Result<null>> {
  if (noticesOf(officer.role).length === 0) return fail('NOT_FOUND')
  if (!isPushEndpoint(endpoint, env().pushHosts))
    return fail('INVALID', { 'subscription.endpoint': { key: 'PUSH_SERVICE' } })
  const officerId = officer.id
  if ((await db.officerPush.count({ where: { officerId, NOT: { endpoint } } })) >= BROWSERS_MAX) return fail('LIMITED')
  const row = { officerId, ...keys, device: device && deviceWord(device), since: now }
  await db.officerPush.upsert({ where: { endpoint }, create: { endpoint, ...row }, update: row })
  return ok(null)
}

/** Whether this officer is told in the browser with this push address. */
export async function isToldAt(officer: Officer, endpoint: string): Promise<boolean> {
  return (await db.officerPush.count({ where: { officerId: officer.id, endpoint } })) > 0
}

/** The browsers in which an officer is told, the newest first. */
export async function ownBrowsers(officer: Officer): Promise<OwnBrowser[]> {
  const rows = await db.officerPush.findMany({
    where: { officerId: officer.id },
    select: { id: true, device: true, since: true },
    orderBy: [{ since: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ id, device, since }) => ({ id, device: readDevice(device), since }))
}

/** Tells an officer no more in one of their own browsers. */
export async function dropOwnBrowser(officer: Officer, { id }: { id: string }): Promise<Result<null>> {
  await db.officerPush.deleteMany({ where: { id, officerId: officer.id } })
  return ok(null)
}

/** The browser has said so itself, or its push service knows it no more. */
export async function stopTelling(endpoint: string): Promise<void> {
  await db.officerPush.deleteMany({ where: { endpoint } })
}

/**
 * Writes down for each officer's browsers what they are told by e-mail, once for each browser, from the moment it was added.
 * `since`: older is told to nobody.
 */
export async function collectForBrowsers(now: Date, since: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Notice" ("officerId", "kind", "key", "caseId", "createdAt", "nextAt", "via")
    SELECT n."officerId", n."kind", n."key", n."caseId", n."createdAt",
           CASE WHEN n."kind" = ANY(choice."off") THEN NULL ELSE ${now}::timestamp END, p."id"::text
    FROM "Notice" n JOIN "OfficerPush" p ON p."officerId" = n."officerId" AND n."createdAt" > p."since"
    LEFT JOIN "NoticeChoice" choice ON choice."officerId" = n."officerId"
    WHERE n."via" = '' AND n."createdAt" > ${since}::timestamp
    ON CONFLICT DO NOTHING`
}

/** The browser that a notice goes to; null when it is none of this officer's any more. */
export async function browserOf(officerId: string, id: string): Promise<Subscription | null> {
  const row = await db.officerPush.findUnique({ where: { id, officerId } })
  return row && { endpoint: row.endpoint, keys: { p256dh: row.p256dh, auth: row.auth } }
}
