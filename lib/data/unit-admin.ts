import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { changeAsAdmin, done, NOTHING, OUTDATED, type AdminDeed } from '@/lib/data/admin-write'
import { db, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { fromCursor, paged, type Paged } from '@/lib/data/paging'
import { changesBetween } from '@/lib/domain/admin-changes'
import { fail, ok, type FieldProblem, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import type { UnitInput, UnitKind } from '@/lib/domain/units'

export type UnitRow = { id: string; slug: string; name: string; kind: UnitKind; active: boolean; parent: string | null }
export type UnitRecord = UnitInput & { id: string; active: boolean; version: number }

const FIELDS = {
  ...{ kind: true, name: true, fullName: true, slug: true, variants: true, parentId: true, address: true },
  ...{ postalCode: true, phone: true, website: true, lat: true, lng: true, source: true },
} as const satisfies Prisma.UnitSelect

/** Units by kind and name, a page at a time; `q`: part of a name, a spelling or an address. */
export async function listUnits(
  officer: Officer,
  { q = '', after }: { q?: string; after?: string },
): Promise<Result<Paged<UnitRow>>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const part = { contains: q, mode: 'insensitive' } as const
  const rows = await db.unit.findMany({
    where: q ? { OR: [{ name: part }, { fullName: part }, { slug: part }, { variants: { has: q } }] } : {},
    select: { id: true, slug: true, name: true, kind: true, active: true, parent: { select: { name: true } } },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    ...fromCursor(after),
  })
  return ok(
    paged(
      rows.map(({ parent, ...row }) => ({ ...row, parent: parent?.name ?? null })),
      ({ id }) => id,
    ),
  )
}

/** One unit as its form shows it, active or not. */
export async function readUnit(officer: Officer, id: string): Promise<Result<UnitRecord>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const row = await db.unit.findUnique({ where: { id }, select: { id: true, active: true, version: true, ...FIELDS } })
  return row ? ok(row) : fail('NOT_FOUND')
}

/** The kecamatan that a kelurahan can belong to: eleven of them. */
export async function listDistricts(officer: Officer): Promise<{ id: string; name: string }[]> {
  if (!can(officer.role, 'unit:admin')) return []
  return db.unit.findMany({
    where: { kind: 'KECAMATAN', active: true },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 200,
  })
}

/** Makes a unit; its id is its first address. INVALID: `slug` is taken, `parentId` is no kecamatan. Answers its id. */
export async function addUnit(officer: Officer, input: UnitInput, now = new Date()): Promise<Result<{ id: string }>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx): Promise<Result<AdminDeed<{ id: string }>>> => {
    const fields = await placeProblems(tx, null, input)
    if (Object.keys(fields).length > 0) return fail('INVALID', fields)
    const { id } = await tx.unit.create({ data: { id: input.slug, ...input }, select: { id: true } })
    return ok({ value: { id }, entry: { action: 'unit:add', subject: `unit:${id}`, detail: { name: input.name } } })
  })
}

/** Changes what is said of a unit. CONFLICT: somebody else did since `version`; INVALID as for a new one. */
export async function editUnit(
  officer: Officer,
  { id, version, unit }: { id: string; version: number; unit: UnitInput },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    const row = await tx.unit.findUnique({
      where: { id },
      select: { version: true, active: true, oldSlugs: true, ...FIELDS },
    })
    if (!row) return fail('NOT_FOUND')
    const { version: present, active, oldSlugs, ...before } = row
    if (present !== version) return OUTDATED
    const detail = changesBetween(before, unit)
    if (Object.keys(detail).length === 0) return NOTHING
    const fields = await placeProblems(tx, { id, active, kind: before.kind }, unit)
    if (Object.keys(fields).length > 0) return fail('INVALID', fields)
    const had = [...new Set([...oldSlugs, before.slug])].filter((slug) => slug !== unit.slug)
    await tx.unit.update({ where: { id }, data: { ...unit, oldSlugs: had, version: { increment: 1 } } })
    return done('unit:edit', `unit:${id}`, detail)
  })
}

/**
 * Switches a unit off (it is on no public page and in no form, its history stays) or on again. INVALID `active`: a
 * kecamatan whose kelurahan are on, or a kelurahan whose kecamatan is off.
 */
export async function setUnitActive(
  officer: Officer,
  { id, version, active }: { id: string; version: number; active: boolean },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    const row = await tx.unit.findUnique({
      where: { id },
      select: { active: true, version: true, parent: { select: { active: true } } },
    })
    if (!row) return fail('NOT_FOUND')
    if (row.active === active) return NOTHING
    if (row.version !== version) return OUTDATED
    if (active && row.parent?.active === false) return fail('INVALID', { active: { key: 'PARENT_OFF' } })
    if (!active && (await tx.unit.count({ where: { parentId: id, active: true } })) > 0)
      return fail('INVALID', { active: { key: 'HAS_CHILDREN' } })
    await tx.unit.update({ where: { id }, data: { active, version: { increment: 1 } } })
    return done(active ? 'unit:on' : 'unit:off', `unit:${id}`)
  })
}

/**
 * Notes in this transaction that an administrator changes something of a unit. NOT_FOUND, or CONFLICT where somebody did
 * since `version`.
 */
export async function takeUnit(tx: Tx, id: string, version: number): Promise<Result<null>> {
  const { count } = await tx.unit.updateMany({ where: { id, version }, data: { version: { increment: 1 } } })
  if (count > 0) return ok(null)
  return (await tx.unit.count({ where: { id } })) > 0 ? OUTDATED : fail('NOT_FOUND')
}

async function placeProblems(
  tx: Tx,
  known: { id: string; active: boolean; kind: UnitKind } | null,
  { slug, kind, parentId }: UnitInput,
): Promise<Record<string, FieldProblem>> {
  const fields: Record<string, FieldProblem> = {}
  // An address that ever named a unit is not given to another: printed posters would show the wrong board.
  const taken = await tx.unit.count({
    where: { OR: [{ slug }, { id: slug }, { oldSlugs: { has: slug } }], id: { not: known?.id } },
  })
  if (taken > 0) fields.slug = { key: 'SLUG_TAKEN' }
  const parent =
    parentId && (await tx.unit.findUnique({ where: { id: parentId }, select: { kind: true, active: true } }))
  if (parentId !== null && (!parent || parent.kind !== 'KECAMATAN' || parentId === known?.id))
    fields.parentId = { key: 'UNKNOWN_UNIT' }
  else if (parent && !parent.active && known?.active !== false) fields.parentId = { key: 'PARENT_OFF' }
  if (
    known?.kind === 'KECAMATAN' &&
    kind !== 'KECAMATAN' &&
    (await tx.unit.count({ where: { parentId: known.id } })) > 0
  )
    fields.kind = { key: 'HAS_CHILDREN' }
  return fields
}
