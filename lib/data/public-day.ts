import 'server-only'
import { type BoardChange, Prisma } from '@/generated/prisma/client'
import { readChangesOf, type ChangePage } from '@/lib/data/board-changes'
import { closuresOn } from '@/lib/data/board-facts'
import { db } from '@/lib/data/client'
import { publicFacts } from '@/lib/data/public-board'
import { dayOfBoard, type Stretch } from '@/lib/domain/board-day'
import { noticeAt, type Notice, type PastChange } from '@/lib/domain/board-past'
import { addDays, dayOf, momentOf, type Day } from '@/lib/domain/calendar'
import type { BoardFacts } from '@/lib/domain/unit-board'

/** A board through one day, and what was changed on it. */
export type BoardDay = {
  unit: { slug: string; name: string }
  /** the day on which its records begin; null: there are none */
  begins: Day | null
  stretches: (Stretch & { services: number })[]
  notices: Notice[]
  page: ChangePage
}

/** More changes of a day than a board has: what came before the newest of them is then said not to be known. */
const CHANGES_MAX = 2000

/** The board of the unit with this address through `day`, with a page of that day's changes; null: no such unit. */
export async function publicDay(slug: string, day: Day, now: Date, before?: number): Promise<BoardDay | null> {
  const known = await publicFacts(slug, now)
  if (!known) return null
  const { unit, notice } = known.facts.board
  const first = await db.boardChange.findFirst({
    where: { unitId: unit.id },
    orderBy: { id: 'asc' },
    select: { at: true },
  })
  const begins = first && dayOf(first.at)
  const about = { unit: { slug: unit.slug, name: unit.name }, begins }
  if (!first || day < dayOf(first.at) || day > dayOf(now))
    return { ...about, stretches: [], notices: [], page: { changes: [], next: null } }

  const facts = { ...known.facts.board.facts, closures: await closuresOn(unit.id, day) }
  const span = { gte: momentOf(day), lt: momentOf(addDays(day, 1)) }
  const [own, edges, page] = await Promise.all([
    db.boardChange.findMany({ where: { unitId: unit.id, at: span }, orderBy: { id: 'desc' }, take: CHANGES_MAX }),
    readEdges(unit.id, facts, span.gte, span.lt),
    readChangesOf(unit.id, span, before),
  ])
  const since = own.length < CHANGES_MAX ? first.at : (own.at(-1)?.at ?? first.at)
  const changes = [...edges, ...own].sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id)
  const stretches = dayOfBoard(day, now, facts, changes, known.holidays, since)
  return {
    ...about,
    stretches: stretches.map((stretch) => ({ ...stretch, services: facts.services.length })),
    notices: noticesOf(notice, changes, span.gte, span.lt < now ? span.lt : now),
    page,
  }
}

/** Each notice that stood at some time of the day. */
function noticesOf(now: Notice | null, changes: readonly PastChange[], start: Date, end: Date): Notice[] {
  const turns = changes.filter(({ kind, at }) => kind === 'NOTICE' && at >= start && at < end).map(({ at }) => at)
  const notices = [start, ...turns].flatMap((at) => noticeAt(at, now, changes) ?? [])
  return notices.filter(({ text }, i) => notices.findIndex((other) => other.text === text) === i)
}

/**
 * Of each service, item and kind the last change before the day and the first after it: all that the day's board takes
 * from the rest of the history, which may be years long.
 */
function readEdges(unitId: string, facts: BoardFacts, start: Date, end: Date): Promise<BoardChange[]> {
  const services = facts.services.map(({ id }) => id)
  const items = facts.stocks.map(({ itemId }) => itemId)
  const edge = (which: Prisma.Sql) => Prisma.sql`(
    (SELECT * FROM "BoardChange" WHERE "unitId" = ${unitId} AND ${which} AND "at" < ${start} ORDER BY "at" DESC, "id" DESC LIMIT 1)
    UNION ALL
    (SELECT * FROM "BoardChange" WHERE "unitId" = ${unitId} AND ${which} AND "at" >= ${end} ORDER BY "at", "id" LIMIT 1))`
  const status = edge(Prisma.sql`"kind" = 'STATUS' AND "serviceId" = subject AND "itemId" IS NULL`)
  const stock = edge(Prisma.sql`"kind" = 'STOCK' AND "serviceId" IS NULL AND "itemId" = subject`)
  const whole = (kind: 'CONFIRMED' | 'NOTICE') =>
    edge(Prisma.sql`"kind" = ${kind}::"BoardChangeKind" AND "serviceId" IS NULL AND "itemId" IS NULL`)
  return db.$queryRaw<BoardChange[]>`
    SELECT c.* FROM unnest(${services}::text[]) subject CROSS JOIN LATERAL ${status} c
    UNION ALL SELECT c.* FROM unnest(${items}::text[]) subject CROSS JOIN LATERAL ${stock} c
    UNION ALL SELECT c.* FROM ${whole('CONFIRMED')} c
    UNION ALL SELECT c.* FROM ${whole('NOTICE')} c`
}
