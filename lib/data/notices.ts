import 'server-only'
import { oneCase, visibleTo } from '@/lib/data/case-scope'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/data/client'
import { collectOfDispositions, type DispositionNotice, dispositionNotice } from '@/lib/data/disposition-notices'
import { collectOfGratuities, type GratuityNotice, gratuityNotice } from '@/lib/data/gratuity-notices'
import { readHolidays } from '@/lib/data/holidays'
import { writeNews } from '@/lib/data/news'
import { browserOf, collectForBrowsers } from '@/lib/data/officer-push'
import { type Officer, officerById } from '@/lib/data/officers'
import { collectOfProposals, countProposals, type ProposalNotice, proposalNotice } from '@/lib/data/proposal-notices'
import { readSilence } from '@/lib/data/reminders'
import { addDays, addWorkingDays, dateToDay, type Day, dayOf, dayToDate, momentOf } from '@/lib/domain/calendar'
import { fail, ok, type Result } from '@/lib/domain/result'
import { DUE_STATES, isDueState } from '@/lib/domain/queue'
import { DUE_SOON_DAYS, hourly, NEWS_DAYS, type NoticeKind, noticesOf, triedAgainAt } from '@/lib/domain/notices'
import type { Subscription } from '@/lib/domain/push'
import { env } from '@/lib/env'

/** What is to be said, and to whom. Of a case its number and address; of many of them how many. */
export type NoticeMessage = { id: number; attempts: number; to: { email: string; name: string } } & NoticeContent
export type PushNotice = { id: number; attempts: number; to: Subscription } & NoticeContent
export type NoticeContent =
  | { kind: 'NEW' | 'ASSIGNED' | 'REPLY'; case: { id: string; reference: string } }
  | { kind: 'DUE' | 'OVERDUE'; case: { id: string; reference: string }; dueOn: Day }
  | { kind: 'DIGEST'; counts: DigestCounts }
  | { kind: 'SILENT'; unit: string }
  | ProposalNotice
  | DispositionNotice
  | GratuityNotice
export type DigestCounts = {
  open: number
  today: number
  soon: number
  overdue: number
  awaiting: number
  approval: number
}

/** A process that took a message and was heard of no more is taken to have ended after this long. */
const TAKEN_MS = 10 * 60_000
const FORGET_DAYS = 90
const DAY_MS = 86_400_000

/**
 * Writes down whatever officers are to be told of by `now`: read from the cases and boards as they stand, to those alone who
 * may know of them, each thing once. In any number of processes, and after any pause, it writes the same rows.
 * Where no `mail` goes out, what is new by now is for their browsers alone.
 */
export async function collectNotices(now = new Date(), { mail = true } = {}): Promise<void> {
  const holidays = await readHolidays()
  const today = dayOf(now)
  const { digest, silent } = hourly(now, holidays)
  await collectOfCases(now, today, addWorkingDays(today, DUE_SOON_DAYS, holidays))
  await collectOfProposals(now, today)
  await collectOfDispositions(now, today)
  await collectOfGratuities(now, today, holidays)
  if (digest) await collectFor(now, 'DIGEST', today, { role: { in: ['LEAD', 'INSPECTOR'] } })
  if (silent) {
    const units = (await openAndSilent(now)).map(({ id }) => id)
    await collectFor(now, 'SILENT', today, { role: 'OPERATOR', unitId: { in: units } })
  }
  await collectForBrowsers(now, new Date(now.getTime() - NEWS_DAYS * DAY_MS))
  if (!mail) await db.notice.updateMany({ where: { via: '', createdAt: now }, data: { nextAt: null } })
  await forgetHours(now)
}

/**
 * Leaves of each row the day alone, once it is known which browsers it goes to: its hour would be that of a reporter's visit.
 * The rows of this run, and what another run was cut off from.
 */
async function forgetHours(now: Date): Promise<void> {
  const day = (column: Prisma.Sql) =>
    Prisma.sql`(date_trunc('day', ${column} + interval '8 hours') - interval '8 hours')` // where it begins in Kendari
  const [created, sent] = [day(Prisma.sql`"createdAt"`), day(Prisma.sql`"sentAt"`)]
  await db.$executeRaw`
    UPDATE "Notice" SET "createdAt" = ${created}, "sentAt" = ${sent}
    WHERE ("createdAt" = ${now}::timestamp OR "createdAt" < ${new Date(now.getTime() - TAKEN_MS)}::timestamp)
      AND ("createdAt" <> ${created} OR "sentAt" <> ${sent})`
}

async function collectOfCases(now: Date, today: Day, soon: Day): Promise<void> {
  await db.$executeRaw`
    WITH known AS (
      SELECT c."id", c."state", c."receivedOn", c."assigneeId", c."mergedIntoId" IS NULL AND c."state"::text = ANY(${[...DUE_STATES]}) AS "runs",
             c."dueOn", o."id" AS "officerId", o."role",
             o."id" = coalesce(c."assigneeId", o."id") AS "theirs"
      FROM "Case" c JOIN "KeyGrant" g ON g."caseId" = c."id" JOIN "Officer" o ON o."id" = g."officerId"
      WHERE c."state" <> 'CLOSED' AND o."active"
        AND (o."role" = 'LEAD' OR (o."role" = 'INSPECTOR' AND c."assigneeId" = o."id"))
        AND NOT EXISTS (SELECT 1 FROM "CaseExclusion" x WHERE x."caseId" = c."id" AND x."officerId" = o."id")
    ), news ("officerId", "kind", "key", "caseId") AS (
      SELECT "officerId", 'NEW', "id"::text, "id" FROM known
        WHERE "role" = 'LEAD' AND "state" = 'RECEIVED' AND "receivedOn" >= ${addDays(today, -NEWS_DAYS)}::date
      UNION ALL SELECT "officerId", 'ASSIGNED', "id"::text, "id" FROM known WHERE "role" = 'INSPECTOR' AND "runs"
      UNION ALL SELECT known."officerId", 'REPLY', p."caseId" || ':' || p."number", known."id"
        FROM known JOIN "Part" p ON p."caseId" = known."id"
        WHERE "theirs" AND p."kind" = 'MESSAGE' AND p."author" = 'REPORTER' AND p."on" >= ${addDays(today, -NEWS_DAYS)}::date
      UNION ALL SELECT "officerId", 'DUE', "id" || ':' || "dueOn" || CASE "dueOn" WHEN ${today}::date THEN ':today' ELSE ':soon' END, "id"
        FROM known WHERE "theirs" AND "runs" AND "dueOn" BETWEEN ${today}::date AND ${soon}::date
      UNION ALL SELECT "officerId", 'OVERDUE', "id" || ':' || "dueOn", "id" FROM known WHERE "runs" AND "dueOn" < ${today}::date
    )
    ${writeNews(now)}`
}

type OfficerFilter = NonNullable<NonNullable<Parameters<typeof db.officer.findMany>[0]>['where']>

/** One notice of a kind for each of these officers, under one key. */
async function collectFor(now: Date, kind: NoticeKind, key: string, where: OfficerFilter): Promise<void> {
  const officers = await db.officer.findMany({
    where: { ...where, active: true },
    select: { id: true, choice: { select: { off: true } } },
  })
  await db.notice.createMany({
    data: officers.map(({ id, choice }) => ({
      ...{ officerId: id, kind, key, createdAt: now, nextAt: choice?.off.includes(kind) ? null : now },
    })),
    skipDuplicates: true,
  })
}

/** Takes the next e-mail, as `take` does. */
export async function takeNotice(now = new Date()): Promise<NoticeMessage | null> {
  return take(Prisma.sql`"via" = ''`, now, async ({ email, name }) => ({ email, name }))
}

/** Takes the next message to an officer's browser, as `take` does. */
export async function takePushNotice(now = new Date()): Promise<PushNotice | null> {
  return take(Prisma.sql`"via" <> ''`, now, ({ id }, { via }) => browserOf(id, via))
}

/**
 * Takes the next message upon this process, or null when none waits. What is no longer true, or no longer that officer's to
 * know, is passed over and never sent. It has to be followed by `noticeSent` or `noticeFailed`, which find nothing to note of
 * a case that was erased meanwhile.
 */
async function take<To>(
  which: Prisma.Sql,
  now: Date,
  addressOf: (officer: Officer, row: { via: string }) => Promise<To | null>,
): Promise<({ id: number; attempts: number; to: To } & NoticeContent) | null> {
  for (;;) {
    const [row] = await db.$queryRaw<(Row & { id: number; officerId: string; attempts: number; via: string })[]>`
      UPDATE "Notice" SET "attempts" = "attempts" + 1, "nextAt" = ${new Date(now.getTime() + TAKEN_MS)}
      WHERE "id" = (SELECT "id" FROM "Notice" WHERE "nextAt" <= ${now} AND ${which} ORDER BY "nextAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING "id", "officerId", "kind", "key", "caseId", "attempts", "via"`
    if (!row) return null
    const officer = await officerById(row.officerId)
    const message = officer && noticesOf(officer.role).includes(row.kind) ? await messageOf(officer, row, now) : null
    const to = officer && message && (await addressOf(officer, row))
    if (message && to) return { ...message, id: row.id, attempts: row.attempts, to }
    await noticeDropped(row.id)
  }
}

/** Whoever has gone home is reminded of nothing. */
const openAndSilent = async (now: Date) => (await readSilence(now)).silent.filter(({ open }) => open)

type Row = { kind: NoticeKind; key: string; caseId: string | null }
async function messageOf(officer: Officer, { kind, key, caseId }: Row, now: Date): Promise<NoticeContent | null> {
  if (kind === 'DIGEST') {
    const counts = key === dayOf(now) ? await countsOf(officer, now) : null
    return counts && counts.open + counts.approval > 0 ? { kind, counts } : null
  }
  if (kind === 'SILENT') {
    const unit = key === dayOf(now) ? (await openAndSilent(now)).find(({ id }) => id === officer.unitId) : null
    return unit ? { kind, unit: unit.name } : null
  }
  if (kind === 'ASKED' || kind === 'ASKED_LATE' || kind === 'ANSWERED' || kind === 'ANSWER_LATE')
    return dispositionNotice(officer, { kind, key, caseId }, now)
  if (kind === 'GIFT_NEW' || kind === 'GIFT_DUE' || kind === 'GIFT_LATE') return gratuityNotice(officer, { kind, key })
  if (kind === 'PROPOSED') return proposalNotice(officer, { key, caseId })
  const select = { id: true, reference: true, dueOn: true, state: true } as const
  const found = caseId && (await db.case.findFirst({ where: oneCase(officer, caseId), select }))
  if (!found || found.state === 'CLOSED') return null
  const { id, reference, dueOn, state } = found
  if (kind === 'NEW' || kind === 'ASSIGNED' || kind === 'REPLY') return { kind, case: { id, reference } }
  const due = dueOn && isDueState(state) ? dateToDay(dueOn) : null
  return due && key.split(':')[1] === due ? { kind, case: { id, reference }, dueOn: due } : null
}

async function countsOf(officer: Officer, now: Date): Promise<DigestCounts> {
  const today = dayToDate(dayOf(now))
  const soon = dayToDate(addWorkingDays(dayOf(now), DUE_SOON_DAYS, await readHolidays()))
  const mine = { AND: [visibleTo(officer), { mergedIntoId: null }] }
  const due = { state: { in: [...DUE_STATES] } }
  const [open, dueToday, dueSoon, overdue, awaiting] = await Promise.all(
    [
      { state: { in: [...DUE_STATES, 'AWAITING_REPORTER' as const] } },
      { ...due, dueOn: today },
      { ...due, dueOn: { gt: today, lte: soon } },
      { ...due, dueOn: { lt: today } },
      { state: 'AWAITING_REPORTER' as const },
    ].map((where) => db.case.count({ where: { AND: [mine, where] } })),
  )
  return {
    ...{ open: open ?? 0, today: dueToday ?? 0, soon: dueSoon ?? 0, overdue: overdue ?? 0, awaiting: awaiting ?? 0 },
    approval: await countProposals(officer),
  }
}

/** It will not go out any more: it is not true any more, or there is nowhere to. */
export async function noticeDropped(id: number): Promise<void> {
  await db.notice.updateMany({ where: { id }, data: { nextAt: null, attempts: 0 } })
}

/** It was refused for too long: `npm run doctor` knows it by the attempts that it keeps. */
export async function noticeGivenUp(id: number): Promise<void> {
  await db.notice.updateMany({ where: { id }, data: { nextAt: null } })
}

/** It went out, that day. */
export async function noticeSent(id: number, now = new Date()): Promise<void> {
  await db.notice.updateMany({ where: { id }, data: { nextAt: null, sentAt: momentOf(dayOf(now)) } })
}

/** It did not go out, and will be tried again, later each time. */
export async function noticeFailed(
  { id, attempts }: { id: number; attempts: number },
  now = new Date(),
): Promise<void> {
  await db.notice.updateMany({ where: { id }, data: { nextAt: triedAgainAt(attempts, now) } })
}

/** Forgets what was done with long ago. What it was told of is by then too old to be written down again. */
export async function tidyNotices(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - FORGET_DAYS * DAY_MS)
  await db.notice.deleteMany({
    where: { nextAt: null, createdAt: { lt: before }, OR: [{ caseId: null }, { case: { state: 'CLOSED' } }] },
  })
}

/** What an officer may be told, and whether they want it. */
export async function readChoice(officer: Officer): Promise<{ kind: NoticeKind; on: boolean }[]> {
  const choice = await db.noticeChoice.findUnique({ where: { officerId: officer.id }, select: { off: true } })
  return noticesOf(officer.role).map((kind) => ({ kind, on: !choice?.off.includes(kind) }))
}

/** Keeps which of them an officer wants. NOT_FOUND: their role is told of nothing. */
export async function setChoice(officer: Officer, wanted: readonly NoticeKind[]): Promise<Result<null>> {
  const kinds = noticesOf(officer.role)
  if (kinds.length === 0) return fail('NOT_FOUND')
  const off = kinds.filter((kind) => !wanted.includes(kind))
  const where = { officerId: officer.id }
  await db.noticeChoice.upsert({ where, create: { ...where, off }, update: { off } })
  return ok(null)
}

/** Whether e-mail goes out from here at all. */
export const mailConfigured = (): boolean => env().mail !== null
