import 'server-only'
import { changeAsAdmin, done, NOTHING } from '@/lib/data/admin-write'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { takeUnit } from '@/lib/data/unit-admin'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import type { UnitKind } from '@/lib/domain/units'

/** What one form may tick: more than there will ever be. */
export const SERVICES_MAX = 5000

export type OfferingsForm = {
  unit: { id: string; name: string; kind: UnitKind; version: number }
  services: { id: string; name: string; category: string; unitKind: UnitKind; offered: boolean }[]
}

/** Every service, and whether the unit offers it: whatever the form does not show, saving it would take away. */
export async function readOfferings(officer: Officer, unitId: string): Promise<Result<OfferingsForm>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const [unit, services] = await Promise.all([
    db.unit.findUnique({
      where: { id: unitId },
      select: { id: true, name: true, kind: true, version: true, offerings: { select: { serviceId: true } } },
    }),
    db.service.findMany({
      select: { id: true, name: true, category: true, unitKind: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  ])
  if (!unit) return fail('NOT_FOUND')
  const { offerings, ...of } = unit
  const offered = new Set(offerings.map(({ serviceId }) => serviceId))
  return ok({ unit: of, services: services.map((service) => ({ ...service, offered: offered.has(service.id) })) })
}

/**
 * Makes these the services that a unit offers. One that goes takes its status with it; its past stays in the board's
 * history, in the ledger and in reports. INVALID `services`: one does not exist; CONFLICT: changed since `version`.
 */
export async function setOfferings(
  officer: Officer,
  { unitId, version, services }: { unitId: string; version: number; services: readonly string[] },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    // Whoever sets a status of this board now is waited for.
    await tx.$queryRaw`SELECT 1 FROM "Board" WHERE "unitId" = ${unitId} FOR UPDATE`
    const before = await tx.offering.findMany({ where: { unitId }, select: { serviceId: true } })
    const had = new Set(before.map(({ serviceId }) => serviceId))
    const wanted = new Set(services)
    const added = [...wanted].filter((id) => !had.has(id))
    const removed = [...had].filter((id) => !wanted.has(id))
    if (added.length + removed.length === 0) return NOTHING
    if ((await tx.service.count({ where: { id: { in: added } } })) < added.length)
      return fail('INVALID', { services: { key: 'UNKNOWN_SERVICE' } })
    const taken = await takeUnit(tx, unitId, version)
    if (!taken.ok) return taken
    await tx.offering.deleteMany({ where: { unitId, serviceId: { in: removed } } })
    await tx.offering.createMany({ data: added.map((serviceId) => ({ unitId, serviceId })) })
    return done('unit:offerings', `unit:${unitId}`, {
      ...(added.length > 0 && { added: added.join(' ') }),
      ...(removed.length > 0 && { removed: removed.join(' ') }),
    })
  })
}
