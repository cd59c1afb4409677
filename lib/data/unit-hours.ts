import 'server-only'
import { changeAsAdmin, done, NOTHING } from '@/lib/data/admin-write'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { takeUnit } from '@/lib/data/unit-admin'
import { changesBetween, type Detail } from '@/lib/domain/admin-changes'
import type { HoursRow } from '@/lib/domain/hours'
import { dayField, printDay, WEEKDAYS } from '@/lib/domain/hours-input'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

export type HoursForm = {
  unit: { id: string; name: string; version: number }
  /** null: of the whole unit */
  service: { id: string; name: string } | null
  week: Record<string, string>
  /** the services of the unit, and whether they have hours of their own */
  services: { id: string; name: string; own: boolean }[]
}

/** The opening hours of a unit, or of one of its services, as their form shows them. */
export async function readHours(
  officer: Officer,
  unitId: string,
  serviceId: string | null,
): Promise<Result<HoursForm>> {
  if (!can(officer.role, 'unit:admin')) return fail('NOT_FOUND')
  const unit = await db.unit.findUnique({
    where: { id: unitId },
    select: {
      ...{ id: true, name: true, version: true },
      hours: { select: { serviceId: true, weekday: true, opens: true, closes: true } },
      offerings: {
        select: { service: { select: { id: true, name: true } } },
        orderBy: [{ service: { position: 'asc' } }, { serviceId: 'asc' }],
      },
    },
  })
  if (!unit) return fail('NOT_FOUND')
  const { hours, offerings, ...of } = unit
  const services = offerings.map(({ service }) => ({
    ...service,
    own: hours.some((row) => row.serviceId === service.id),
  }))
  const service = services.find(({ id }) => id === serviceId) ?? null
  if (serviceId !== null && service === null) return fail('NOT_FOUND')
  return ok({ unit: of, service, services, week: printed(hours.filter((row) => row.serviceId === serviceId)) })
}

/**
 * Sets the opening hours of a unit, or of one of its services. No rows: nobody knows them, or the service keeps its
 * unit's. NOT_FOUND; CONFLICT: another administrator changed the unit since `version`.
 */
export async function setHours(
  officer: Officer,
  change: { unitId: string; serviceId: string | null; version: number; rows: readonly HoursRow[] },
  now = new Date(),
): Promise<Result<null>> {
  const { unitId, serviceId, version, rows } = change
  return changeAsAdmin(officer, 'unit:admin', now, async (tx) => {
    if (serviceId !== null && (await tx.offering.count({ where: { unitId, serviceId } })) === 0)
      return fail('NOT_FOUND')
    const before = printed(await tx.openingHours.findMany({ where: { unitId, serviceId } }))
    const detail: Detail = changesBetween(before, printed(rows))
    if (Object.keys(detail).length === 0) return NOTHING
    const taken = await takeUnit(tx, unitId, version)
    if (!taken.ok) return taken
    await tx.openingHours.deleteMany({ where: { unitId, serviceId } })
    await tx.openingHours.createMany({ data: rows.map((row) => ({ ...row, unitId, serviceId })) })
    return done('unit:hours', `unit:${unitId}`, serviceId === null ? detail : { service: serviceId, ...detail })
  })
}

function printed(rows: readonly HoursRow[]): Record<string, string> {
  return Object.fromEntries(
    WEEKDAYS.map((weekday) => [dayField(weekday), printDay(rows.filter((row) => row.weekday === weekday))]),
  )
}
