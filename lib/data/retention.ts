import 'server-only'
import { changeAsAdmin, done, NOTHING } from '@/lib/data/admin-write'
import { writeAudit } from '@/lib/data/audit'
import { oneCase, takeCase, visibleTo } from '@/lib/data/case-scope'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { BATCH, eachAlone } from '@/lib/data/each'
import type { Officer } from '@/lib/data/officers'
import { changesBetween } from '@/lib/domain/admin-changes'
import { dateToDay, type Day, dayOf, dayToDate } from '@/lib/domain/calendar'
import type { CaseState } from '@/lib/domain/case-states'
import type { DecideErasure } from '@/lib/domain/reporter-deeds'
import { type Hold, holdSchema, keptUntil, type Periods } from '@/lib/domain/retention'
import { fail, ok, type Result } from '@/lib/domain/result'
import { ENDED } from '@/lib/domain/queue'
import { can } from '@/lib/domain/roles'

/** Requests that a page shows; the oldest come first, and each that is decided makes room. */
const ASKED_SHOWN = 50

/** The periods in force. */
export async function retentionPeriods(): Promise<Periods> {
  const rows = await db.retentionPeriod.findMany()
  return Object.fromEntries(rows.map(({ channel, months }) => [channel, months])) as Periods
}

/** The periods, how many cases were erased or are held back, and (of those that exist for this lead) whose reporters wait to have them erased. */
export async function readRetention(
  officer: Officer,
): Promise<
  Result<{ periods: Periods; erased: number; held: number; asked: { id: string; reference: string; on: Day }[] }>
> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  const [periods, erased, held, asked] = await Promise.all([
    retentionPeriods(),
    db.case.count({ where: { erasedOn: { not: null } } }),
    db.case.count({ where: { hold: { not: null } } }),
    db.case.findMany({
      where: { AND: [visibleTo(officer), { erasureAskedOn: { not: null } }] },
      select: { id: true, reference: true, erasureAskedOn: true },
      orderBy: [{ erasureAskedOn: 'asc' }, { id: 'asc' }],
      take: ASKED_SHOWN,
    }),
  ])
  const waiting = asked.flatMap(({ id, reference, erasureAskedOn: on }) =>
    on ? [{ id, reference, on: dateToDay(on) }] : [],
  )
  return ok({ periods, erased, held, asked: waiting })
}

/** Sets the periods; the database refuses what is shorter than two years or longer than twenty. */
export function setPeriods(officer: Officer, periods: Periods, now = new Date()): Promise<Result<null>> {
  return changeAsAdmin(officer, 'case:decide', now, async (tx) => {
    const rows = await tx.retentionPeriod.findMany()
    const before = Object.fromEntries(rows.map(({ channel, months }) => [channel, months]))
    const detail = changesBetween(before, periods)
    if (Object.keys(detail).length === 0) return NOTHING
    for (const { channel } of rows)
      await tx.retentionPeriod.update({ where: { channel }, data: { months: periods[channel] } })
    return done('retention:edit', 'retention:periods', detail)
  })
}

/** Until when a case that has ended is kept, and what holds it back; null while it is open, and for whom it does not exist. */
export async function retentionOf(officer: Officer, id: string): Promise<{ until: Day; hold: Hold | null } | null> {
  if (!can(officer.role, 'case:decide')) return null
  const row = await db.case.findFirst({
    where: { AND: [oneCase(officer, id), { state: { in: [...ENDED] } }] },
    select: { channel: true, stateOn: true, ...HELD },
  })
  if (!row) return null
  const periods = await retentionPeriods()
  const hold = holdSchema.nullable().parse(holdOf(row))
  return { until: keptUntil(dateToDay(row.stateOn), periods[row.channel]), hold }
}

/** What is handled with a case is held with it: they are about the same matter. */
const HELD = { hold: true, mergedInto: { select: { hold: true } } } as const
type Held = { hold: string | null; mergedInto: { hold: string | null } | null }
const holdOf = ({ hold, mergedInto }: Held) => hold ?? mergedInto?.hold ?? null

/**
 * Holds a case back from erasure, or no longer, and with it what is merged into it, also once that is separated. NOT_FOUND:
 * not a lead's to say, or no such case.
 */
export async function setHold(
  officer: Officer,
  { id, hold }: { id: string; hold: Hold | null },
  now = new Date(),
): Promise<Result<null>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
    const before = await tx.case.findUniqueOrThrow({ where: { id }, select: { hold: true } })
    if (before.hold === hold) return ok(null)
    const held = await tx.case.updateManyAndReturn({
      where: { OR: [{ id }, { mergedIntoId: id }], hold: before.hold },
      data: { hold },
      select: { id: true },
    })
    const detail = { from: before.hold, to: hold }
    for (const one of held)
      await writeAudit(tx, { at: now, actor: officer.id, action: 'case:hold', subject: `case:${one.id}`, detail })
    return ok(null)
  })
}

/**
 * Erases what is kept of every case whose time is over: its keys, its parts, whom the reporter excluded, the way back by its
 * receipt, who waits for news; its evidence is no case's any more and goes with the next sweep. What is counted stays: channel, kind, unit,
 * states and their days. Each in a transaction of its own (`eachAlone`), which says so in the trail. Answers how many.
 */
export function eraseExpired(now = new Date()): Promise<number> {
  const today = dayToDate(dayOf(now))
  return eachAlone(
    'cases-retention',
    (after) => db.$queryRaw<{ id: string }[]>`
      SELECT c."id"::text FROM "Case" c JOIN "RetentionPeriod" p ON p."channel" = c."channel"
      WHERE c."state"::text = ANY(${[...ENDED]}) AND c."erasedOn" IS NULL AND c."hold" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "Case" main WHERE main."id" = c."mergedIntoId" AND main."hold" IS NOT NULL)
        AND c."stateOn" + make_interval(months => p."months") < ${today}::date AND c."id" > ${after}::uuid
      ORDER BY c."id" LIMIT ${BATCH}`,
    ({ id }) => eraseOne(id, now),
  )
}

function eraseOne(id: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "id" = ${id}::uuid FOR UPDATE`
    const row = await tx.case.findUniqueOrThrow({ where: { id }, include: { mergedInto: HELD.mergedInto } })
    const { state, stateOn, channel, erasedOn } = row
    const { months } = await tx.retentionPeriod.findUniqueOrThrow({ where: { channel } })
    const over = keptUntil(dateToDay(stateOn), months) < dayOf(now)
    if (holdOf(row) !== null || erasedOn !== null || !over || !(ENDED as readonly string[]).includes(state))
      return false
    await eraseCase(tx, id, now)
    const detail = { channel, months }
    await writeAudit(tx, { at: now, actor: 'system', action: 'case:erase', subject: `case:${id}`, detail })
    return true
  })
}

/** Erases what is kept of a case that this transaction holds. The trail is the caller's. */
async function eraseCase(tx: Tx, id: string, now: Date): Promise<void> {
  const where = { caseId: id }
  await tx.keyGrant.deleteMany({ where })
  await tx.part.deleteMany({ where })
  await tx.caseExclusion.deleteMany({ where })
  await tx.notice.deleteMany({ where })
  await tx.replyWatch.deleteMany({ where })
  await tx.disposition.deleteMany({ where })
  await tx.shownIdentity.deleteMany({ where })
  await tx.proposal.deleteMany({ where }) // their reasons were notes
  await tx.publication.deleteMany({ where })
  await tx.case.updateMany({ where: { mergedIntoId: id }, data: { mergedIntoId: null } }) // ended as well, and kept for their own time
  await tx.evidence.updateMany({ where, data: { caseId: null, number: null } }) // nobody's: expireUploads takes it away
  await tx.case.update({
    where: { id },
    data: {
      ...{ receiptSealed: new Uint8Array(), recoveryGrant: null, recoveryTo: null },
      ...{ recipient: '', lookup: `erased:${id}` },
      ...{ assigneeId: null, mergedIntoId: null, erasureAskedOn: null, erasedOn: dayToDate(dayOf(now)) },
    },
  })
}

/** What a reporter asks of a case, for a lead to decide; null where nothing waits, and for whom it does not exist. */
export async function erasureOf(officer: Officer, id: string): Promise<{ askedOn: Day; erasable: boolean } | null> {
  if (!can(officer.role, 'case:decide')) return null
  const row = await db.case.findFirst({
    where: { AND: [oneCase(officer, id), { erasureAskedOn: { not: null } }] },
    select: { erasureAskedOn: true, state: true, ...HELD },
  })
  if (!row?.erasureAskedOn) return null
  return { askedOn: dateToDay(row.erasureAskedOn), erasable: mayErase(row) }
}

/**
 * A lead decides what the reporter asked for: the case is erased at once, or it is said why the law needs it kept. Nobody
 * erases a case whose reporter did not ask. NOT_FOUND; CONFLICT: nothing is asked (any more), or it is still worked on or held back.
 */
export async function decideErasure(
  officer: Officer,
  { id, decision }: DecideErasure,
  now = new Date(),
): Promise<Result<{ erased: boolean }>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
    const row = await tx.case.findUniqueOrThrow({
      where: { id },
      select: { state: true, channel: true, erasureAskedOn: true, ...HELD },
    })
    if (row.erasureAskedOn === null) return fail('CONFLICT')
    const erased = decision === 'ERASE'
    if (erased && !mayErase(row)) return fail('CONFLICT', { decision: { key: 'NOT_ERASABLE' } })
    if (erased) await eraseCase(tx, id, now)
    else
      await tx.case.update({
        where: { id },
        data: { erasureAskedOn: null, erasureRefusedOn: dayToDate(dayOf(now)), erasureRefusal: decision },
      })
    const detail: Record<string, string | boolean> = erased
      ? { channel: row.channel, asked: true }
      : { reason: decision }
    const action = erased ? 'case:erase' : 'case:erase-refuse'
    await writeAudit(tx, { at: now, actor: officer.id, action, subject: `case:${id}`, detail })
    return ok({ erased })
  })
}

const mayErase = (row: Held & { state: CaseState }) =>
  holdOf(row) === null && (ENDED as readonly CaseState[]).includes(row.state)
