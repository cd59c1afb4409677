import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { PAGE_SIZE, paged, type Paged } from '@/lib/data/paging'
import { ADMIN_ACTIONS, readDetail, type AdminAction, type FieldChange } from '@/lib/domain/admin-changes'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** One administrative change. What it is about and what its values name are called as they are now, or by their id where they are gone. */
export type TrailEntry = {
  seq: string
  at: Date
  by: string | null
  action: AdminAction
  subject: { kind: string; id: string; name: string | null }
  changes: FieldChange[]
}

type Row = { seq: bigint; at: Date; actor: string; action: AdminAction; subject: string; detail: unknown }

const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).catch({})

/** The administrative changes, newest first, from before the entry `before`. What was done with cases is none of them. */
export async function readAdminTrail(officer: Officer, before?: string): Promise<Result<Paged<TrailEntry>>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const from = before !== undefined && /^\d{1,18}$/.test(before) ? BigInt(before) : 2n ** 62n
  // Of each action its newest few, by the index: however many cases the trail tells of, they are not read.
  const rows = await db.$queryRaw<Row[]>`
    SELECT entry.* FROM unnest(${[...ADMIN_ACTIONS]}::text[]) AS wanted("action")
    CROSS JOIN LATERAL (
      SELECT "seq", "at", "actor", "action", "subject", "detail" FROM "AuditEntry"
      WHERE "AuditEntry"."action" = wanted."action" AND "seq" < ${from} ORDER BY "seq" DESC LIMIT ${PAGE_SIZE + 1}
    ) AS entry
    ORDER BY entry."seq" DESC LIMIT ${PAGE_SIZE + 1}`
  const page = paged(rows, ({ seq }) => String(seq))
  const subjects = page.rows.map((row) => subjectOf(row.subject))
  const changes = page.rows.map(({ detail }) => readDetail(detailSchema.parse(detail)))
  const nameOf = await namesOf([
    ...subjects,
    ...page.rows.map(({ actor }) => ({ kind: 'officer', id: actor })),
    ...changes.flat().flatMap(({ field, from, to }) => [...named(field, from), ...named(field, to)]),
  ])
  const inWords = (field: string, value: string | null) =>
    field in NAMING
      ? named(field, value)
          .map((subject) => nameOf(subject) ?? subject.id)
          .join(' · ')
      : value
  return ok({
    next: page.next,
    rows: page.rows.map(({ seq, at, actor, action, subject }, i) => ({
      ...{ seq: String(seq), at, action },
      by: nameOf({ kind: 'officer', id: actor }),
      subject: { ...subjectOf(subject), name: nameOf(subjectOf(subject)) },
      changes: (changes[i] ?? []).map(({ field, from, to }) => ({
        ...{ field, from: from && inWords(field, from), to: to && inWords(field, to) },
      })),
    })),
  })
}

type Subject = { kind: string; id: string }

// Fields whose values are ids, of what kind; several are parted by a space.
const NAMING: Record<string, string> = {
  ...{ parentId: 'unit', unit: 'unit', service: 'service', added: 'service', removed: 'service' },
  ...{ item: 'item', stockItemId: 'item', to: 'officer' },
}

const named = (field: string, value: string | null): Subject[] => {
  const kind = NAMING[field]
  return kind === undefined || !value ? [] : value.split(' ').map((id) => ({ kind, id }))
}

function subjectOf(subject: string): Subject {
  const [kind = '', ...id] = subject.split(':')
  return { kind, id: id.join(':') }
}

/** The names of what a page tells of, in one query a kind. */
async function namesOf(subjects: readonly Subject[]): Promise<(subject: Subject) => string | null> {
  const of = (kind: string) => ({
    where: { id: { in: [...new Set(subjects.filter((one) => one.kind === kind).map(({ id }) => id))] } },
    select: { id: true, name: true } as const,
  })
  const [unit, service, item, officer] = await Promise.all([
    db.unit.findMany(of('unit')),
    db.service.findMany(of('service')),
    db.stockItem.findMany(of('item')),
    db.officer.findMany(of('officer')),
  ])
  const tables: Record<string, { id: string; name: string }[]> = { unit, service, item, officer }
  return ({ kind, id }) => tables[kind]?.find((row) => row.id === id)?.name ?? null
}
