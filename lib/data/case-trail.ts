import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { oneCase, visibleTo } from '@/lib/data/case-scope'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { fail, ok, type Result } from '@/lib/domain/result'

/** One entry of a case's trail. `who`: an officer's name, or null for the reporter and the system (`actor` tells). */
export type TrailEntry = {
  seq: number
  at: Date
  actor: string
  who: string | null
  action: string
  detail: Record<string, unknown>
  /** SHA-256 that chains it to all before it */
  hash: string
  /** names of the officers that the detail speaks of, and the number of the case, by id */
  names: Record<string, string>
}

/** Entries of a trail, the latest first. `total`: how many there are in all; `older`: what the next page is asked for by. */
export type TrailPage = { entries: TrailEntry[]; total: number; older: number | null }

/** `before`: those older than this entry. `actions`: no others. */
type Asked = { before?: number; actions?: readonly string[]; max?: number }

const TRAIL_PAGE = 200
const WHOLE_PAGE = 2000

type Row = Pick<TrailEntry, 'at' | 'actor' | 'action' | 'detail'> & { seq: bigint; hash: Uint8Array }

/** Who did what with a case, the latest first, a page at a time. NOT_FOUND. */
export async function trailOf(officer: Officer, id: string, asked: Asked = {}): Promise<Result<TrailPage>> {
  if ((await db.case.count({ where: oneCase(officer, id) })) === 0) return fail('NOT_FOUND')
  const { before, actions, max = TRAIL_PAGE } = asked
  const others = await othersOf(officer, id)
  const seen = Prisma.sql`"subject" = ${`case:${id}`} AND COALESCE("detail"->>'other' <> ALL(${others.hidden}::text[]), TRUE)
    ${actions ? Prisma.sql`AND "action" = ANY(${[...actions]})` : Prisma.empty}`
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT "seq", "at", "actor", "action", "detail", "hash" FROM "AuditEntry"
      WHERE ${seen} ${before === undefined ? Prisma.empty : Prisma.sql`AND "seq" < ${before}`}
      ORDER BY "seq" DESC LIMIT ${max + 1}`,
    db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS "total" FROM "AuditEntry" WHERE ${seen}`,
  ])
  const entries = await withNames(rows.slice(0, max), others.known)
  const older = rows.length > max ? (entries.at(-1)?.seq ?? null) : null
  return ok({ entries, total: counted.total, older })
}

/** All of these deeds, the first one first, however many came between. NOT_FOUND. */
export async function deedsOf(officer: Officer, id: string, actions: readonly string[]): Promise<Result<TrailEntry[]>> {
  const all: TrailEntry[] = []
  for (let before: number | undefined; ;) {
    const page: Result<TrailPage> = await trailOf(officer, id, { actions, before, max: WHOLE_PAGE })
    if (!page.ok) return page
    all.push(...page.value.entries)
    if (page.value.older === null) return ok(all.toReversed())
    before = page.value.older
  }
}

/**
 * The other cases that lines of this trail speak of. A line is theirs to read who may know of that case; for the others
 * there is no such line, and no count of it.
 */
async function othersOf(officer: Officer, id: string): Promise<{ known: Map<string, string>; hidden: string[] }> {
  const named = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT "detail"->>'other' AS "id" FROM "AuditEntry"
    WHERE "subject" = ${`case:${id}`} AND "detail"->>'other' IS NOT NULL`
  const ids = named.map((row) => row.id)
  const rows = await db.case.findMany({
    where: { AND: [{ id: { in: ids } }, visibleTo(officer)] },
    select: { id: true, reference: true },
  })
  const known = new Map(rows.map((row) => [row.id, row.reference]))
  return { known, hidden: ids.filter((one) => !known.has(one)) }
}

async function withNames(rows: Row[], others: ReadonlyMap<string, string>): Promise<TrailEntry[]> {
  const ids = rows.flatMap(({ actor, detail }) => [actor, detail.assignee, detail.previous, detail.officer])
  const officers = await db.officer.findMany({
    where: { id: { in: [...new Set(ids.filter((value) => typeof value === 'string'))] } },
    select: { id: true, name: true },
  })
  const names: Record<string, string> = Object.fromEntries([...others, ...officers.map(({ id, name }) => [id, name])])
  return rows.map((row) => ({
    ...row,
    seq: Number(row.seq),
    hash: Buffer.from(row.hash).toString('hex'),
    who: names[row.actor] ?? null,
    names: Object.fromEntries(Object.entries(names).filter(([one]) => Object.values(row.detail).includes(one))),
  }))
}
