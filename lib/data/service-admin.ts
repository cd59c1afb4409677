import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { changeAsAdmin, done, NOTHING, OUTDATED, type AdminDeed } from '@/lib/data/admin-write'
import { db, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { fromCursor, paged, type Paged } from '@/lib/data/paging'
import { changesBetween } from '@/lib/domain/admin-changes'
import { dateToDay, dayOf, dayToDate, type Day } from '@/lib/domain/calendar'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { confirmationAfter, type Confirmation, type ServiceInput } from '@/lib/domain/services'
import type { UnitKind } from '@/lib/domain/units'

export type ServiceRow = { id: string; name: string; category: string; unitKind: UnitKind; confirmedOn: Day | null }
type Facts = Omit<ServiceInput, 'confirmation'>
export type ServiceRecord = Facts & { id: string; version: number; confirmation: Confirmation | null }

const FIELDS = {
  ...{ unitKind: true, category: true, name: true, aliases: true, summary: true, requirements: true, forms: true },
  ...{ steps: true, feeRupiah: true, feeText: true, feeLegal: true, timeText: true, legalBasis: true, notes: true },
  ...{ stockItemId: true, confirmedOn: true, confirmedBy: true, version: true },
} as const satisfies Prisma.ServiceSelect

const requirementsSchema = z.array(z.object({ text: z.string(), note: z.string().exactOptional() }))

/** Services in the order in which boards show them, a page at a time; `q`: part of a name, `waiting`: not confirmed. */
export async function listServices(
  officer: Officer,
  { q = '', waiting = false, after }: { q?: string; waiting?: boolean; after?: string },
): Promise<Result<Paged<ServiceRow>>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const part = { contains: q, mode: 'insensitive' } as const
  const rows = await db.service.findMany({
    where: {
      ...(q ? { OR: [{ name: part }, { category: part }, { id: part }, { aliases: { has: q } }] } : {}),
      ...(waiting ? { confirmedOn: null } : {}),
    },
    select: { id: true, name: true, category: true, unitKind: true, confirmedOn: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    ...fromCursor(after),
  })
  return ok(
    paged(
      rows.map((row) => ({ ...row, confirmedOn: row.confirmedOn && dateToDay(row.confirmedOn) })),
      ({ id }) => id,
    ),
  )
}

/** One service as its form shows it. */
export async function readService(officer: Officer, id: string): Promise<Result<ServiceRecord>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const row = await db.service.findUnique({ where: { id }, select: FIELDS })
  return row ? ok({ id, ...recordOf(row) }) : fail('NOT_FOUND')
}

/** Makes a service, last in the order. INVALID: `id` is taken, `stockItemId` unknown, `confirmedOn` to come. */
export async function addService(
  officer: Officer,
  { id, ...input }: ServiceInput & { id: string },
  now = new Date(),
): Promise<Result<{ id: string }>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx): Promise<Result<AdminDeed<{ id: string }>>> => {
    const { confirmation, ...facts } = input
    if ((await tx.service.count({ where: { id } })) > 0) return fail('INVALID', { id: { key: 'SLUG_TAKEN' } })
    const problem = await problemOf(tx, input, now)
    if (problem) return problem
    const last = await tx.service.aggregate({ _max: { position: true } })
    await tx.service.create({
      data: { id, ...facts, ...confirmationColumns(confirmation), position: (last._max.position ?? -1) + 1 },
    })
    const detail = { name: input.name, ...(confirmation && { confirmed: confirmation.on }) }
    return ok({ value: { id }, entry: { action: 'service:add', subject: `service:${id}`, detail } })
  })
}

/**
 * Changes what a service says. A change of substance takes its confirmation away unless it comes with a new one.
 * CONFLICT: somebody else changed it since `version`; INVALID as for a new one.
 */
export async function editService(
  officer: Officer,
  { id, version, service }: { id: string; version: number; service: ServiceInput },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    const row = await tx.service.findUnique({ where: { id }, select: FIELDS })
    if (!row) return fail('NOT_FOUND')
    const { version: present, ...before } = recordOf(row)
    if (present !== version) return OUTDATED
    const problem = await problemOf(tx, service, now)
    if (problem) return problem
    const confirmation = confirmationAfter(before, service)
    const detail = changesBetween<Record<string, unknown>>(flat(before), flat({ ...service, confirmation }))
    if (Object.keys(detail).length === 0) return NOTHING
    const { confirmation: _, ...facts } = service
    await tx.service.update({
      where: { id },
      data: { ...facts, ...confirmationColumns(confirmation), version: { increment: 1 } },
    })
    return done('service:edit', `service:${id}`, detail)
  })
}

function recordOf(row: Prisma.ServiceGetPayload<{ select: typeof FIELDS }>): Omit<ServiceRecord, 'id'> {
  const { confirmedOn, confirmedBy, requirements, ...facts } = row
  return {
    ...facts,
    requirements: requirementsSchema.parse(requirements),
    confirmation: confirmedOn && { by: confirmedBy, on: dateToDay(confirmedOn) },
  }
}

const confirmationColumns = (confirmation: Confirmation | null) => ({
  confirmedOn: confirmation && dayToDate(confirmation.on),
  confirmedBy: confirmation?.by ?? null,
})

const flat = ({ confirmation, ...facts }: Facts & { confirmation: Confirmation | null }) => ({
  ...facts,
  confirmedOn: confirmation?.on ?? null,
  confirmedBy: confirmation?.by ?? null,
})

async function problemOf(tx: Tx, { stockItemId, confirmation }: ServiceInput, now: Date) {
  if (stockItemId !== null && (await tx.stockItem.count({ where: { id: stockItemId } })) === 0)
    return fail('INVALID', { stockItemId: { key: 'CHOICE' } })
  if (confirmation && confirmation.on > dayOf(now)) return fail('INVALID', { confirmedOn: { key: 'FUTURE' } })
  return null
}
