import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { addDays, dayOf, dayToDate } from '@/lib/domain/calendar'
import { isPushEndpoint, type Subscription, subscriptionSchema, type Watch } from '@/lib/domain/push'
import { ENDED } from '@/lib/domain/queue'
import { fail, ok, type Result } from '@/lib/domain/result'
import { env } from '@/lib/env'
import { keyedUuid, keyFor } from '@/lib/keyed'
import { fromUtf8, utf8 } from '@/lib/sealing/bytes'
import { unwrapSecret, wrapSecret } from '@/lib/sealing/secretbox'

/** Browsers that may wait for news of one case. */
export const WATCHES_MAX = 5
/** So long after a case has ended its reporter's browser is forgotten. */
const FORGET_DAYS = 60

/**
 * Remembers that a browser of the reporter's wants to hear of news about their case; what there is by now is none. The trail
 * keeps nothing of it. NOT_FOUND: no such look-up; INVALID `subscription.endpoint`: no push service that we know; LIMITED.
 */
export async function watchCase({ lookup, subscription }: Watch): Promise<Result<null>> {
  if (!isPushEndpoint(subscription.endpoint, env().pushHosts))
    return fail('INVALID', { 'subscription.endpoint': { key: 'PUSH_SERVICE' } })
  const id = idOf(subscription.endpoint)
  const sealed = await wrapSecret(keyFor(PURPOSE), utf8(JSON.stringify(subscription)), id)
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "lookup" = ${lookup} FOR UPDATE`
    const found = await tx.case.findUnique({ where: { lookup }, select: { id: true } })
    if (!found) return fail('NOT_FOUND')
    const caseId = found.id
    if ((await tx.replyWatch.count({ where: { caseId, NOT: { id } } })) >= WATCHES_MAX) return fail('LIMITED')
    const told = (await newsOf(tx, caseId)).count
    const row = { caseId, sealed, told }
    await tx.replyWatch.upsert({ where: { id }, create: { id, ...row }, update: row })
    return ok(null)
  })
}

/** This browser waits for nothing any more: its reporter stopped it, or its push service knows it no more. */
export async function stopWatching(endpoint: string): Promise<void> {
  await db.replyWatch.deleteMany({ where: { id: idOf(endpoint) } })
}

/** Who has not been told of all that is new, and that their reporter has not seen. `news`: which news that is. */
export async function watchesBehind(): Promise<{ id: string; news: number }[]> {
  return db.$queryRaw`
    SELECT w."id"::text, n."count" AS "news" FROM "ReplyWatch" w JOIN LATERAL (${news(Prisma.sql`w."caseId"`)}) n ON true
    WHERE n."count" > w."told" AND n."unseen"`
}

/** `before`: what it had been told of, should it not go out. */
export type TakenWatch = { id: string; before: number; told: number; subscription: Subscription }

/**
 * Takes it upon this process to tell one browser; null when there is nothing (any more) to tell. Taken before it goes out: a
 * crash in between loses it, and never sends it twice.
 */
export async function takeWatch(id: string): Promise<TakenWatch | null> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ReplyWatch" WHERE "id" = ${id}::uuid FOR UPDATE`
    const row = await tx.replyWatch.findUnique({ where: { id } })
    if (!row) return null
    const { count: told, unseen } = await newsOf(tx, row.caseId)
    if (!unseen || told <= row.told) return null
    await tx.replyWatch.update({ where: { id }, data: { told } })
    const opened = fromUtf8(await unwrapSecret(keyFor(PURPOSE), row.sealed, id))
    return { id, before: row.told, told, subscription: subscriptionSchema.parse(JSON.parse(opened)) }
  })
}

/** It certainly did not go out: another try may take it. */
export async function returnWatch({ id, before, told }: TakenWatch): Promise<void> {
  await db.replyWatch.updateMany({ where: { id, told }, data: { told: before } })
}

/** Forgets who waits for news of cases that ended long ago. */
export async function tidyWatches(now = new Date()): Promise<void> {
  const long = dayToDate(addDays(dayOf(now), -FORGET_DAYS))
  await db.replyWatch.deleteMany({ where: { case: { state: { in: [...ENDED] }, stateOn: { lt: long } } } })
}

async function newsOf(tx: Tx, caseId: string): Promise<{ count: number; unseen: boolean }> {
  const [found] = await tx.$queryRaw<{ count: number; unseen: boolean }[]>(news(Prisma.sql`${caseId}::uuid`))
  return found ?? { count: 0, unseen: false }
}

/** How many messages and moves of a case are not its reporter's own, and whether one of them was not handed to them yet. */
const news = (caseId: Prisma.Sql) => Prisma.sql`
  SELECT count(*)::int AS "count", coalesce(bool_or(of."at" > of."seen"), false) AS "unseen" FROM (
    SELECT p."number" AS "at", c."reporterRead" AS "seen" FROM "Case" c JOIN "Part" p ON p."caseId" = c."id"
    WHERE c."id" = ${caseId} AND p."kind" = 'MESSAGE' AND p."author" = 'OFFICER'
    UNION ALL
    SELECT m."line", c."reporterSawMoves" FROM "Case" c JOIN (
      SELECT "caseId", "actor", row_number() OVER (ORDER BY "id") AS "line" FROM "CaseMove" WHERE "caseId" = ${caseId}
    ) m ON m."caseId" = c."id" WHERE m."actor" <> 'REPORTER'
  ) of`

const PURPOSE = 'reply-watch'
const idOf = (endpoint: string) => keyedUuid(PURPOSE, utf8(endpoint))
