import 'server-only'
import { changeAsAdmin, done, NOTHING } from '@/lib/data/admin-write'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { addDays, dateToDay, dayOf, dayToDate, type Day } from '@/lib/domain/calendar'
import { callOff, type ClosureInput } from '@/lib/domain/calendar-input'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can, type Permission } from '@/lib/domain/roles'

export type Closure = { id: string; from: Day; until: Day; reason: string }
export type Closures = { unit: { id: string; slug: string; name: string }; closures: Closure[] }

/** Closures of one unit that have not ended: more than these nobody plans. */
const COMING_MAX = 50
/** How far ahead a closure may begin. */
export const PLANNED_DAYS_MAX = 366

/** Whoever may shut this unit: an administrator, or an operator of its own. */
function permissionFor({ role, unitId }: Officer, unit: string): Permission | null {
  if (can(role, 'unit:admin')) return 'unit:admin'
  return can(role, 'board:edit') && unitId === unit ? 'board:edit' : null
}

/** The closures of a unit that have not ended, soonest first. */
export async function readClosures(officer: Officer, unitId: string, now = new Date()): Promise<Result<Closures>> {
  const permission = permissionFor(officer, unitId)
  const row =
    permission &&
    (await db.unit.findUnique({
      where: { id: unitId, ...(permission === 'board:edit' && { active: true }) },
      select: {
        ...{ id: true, slug: true, name: true },
        closures: {
          where: { until: { gte: dayToDate(dayOf(now)) } },
          select: { id: true, from: true, until: true, reason: true },
          orderBy: [{ from: 'asc' }, { id: 'asc' }],
          take: COMING_MAX,
        },
      },
    }))
  if (!row) return fail('NOT_FOUND')
  const { closures, ...unit } = row
  return ok({
    unit,
    closures: closures.map((closure) => ({
      ...closure,
      from: dateToDay(closure.from),
      until: dateToDay(closure.until),
    })),
  })
}

/**
 * Shuts a unit for some days, from today on. The same closure again is the same. NOT_FOUND: not theirs; INVALID `from`:
 * past or too far ahead, or there are too many already.
 */
export async function addClosure(
  officer: Officer,
  { unitId, from, until, reason }: ClosureInput & { unitId: string },
  now = new Date(),
): Promise<Result<null>> {
  const permission = permissionFor(officer, unitId)
  if (!permission) return fail('NOT_FOUND')
  const today = dayOf(now)
  if (from < today) return fail('INVALID', { from: { key: 'PAST' } })
  if (from > addDays(today, PLANNED_DAYS_MAX))
    return fail('INVALID', { from: { key: 'TOO_FAR', max: PLANNED_DAYS_MAX } })
  return changeAsAdmin(officer, permission, now, async (tx) => {
    const data = { unitId, from: dayToDate(from), until: dayToDate(until), reason }
    if ((await tx.unit.count({ where: { id: unitId, active: true } })) === 0) return fail('NOT_FOUND')
    if ((await tx.closure.count({ where: data })) > 0) return NOTHING
    const coming = await tx.closure.count({ where: { unitId, until: { gte: dayToDate(today) } } })
    if (coming >= COMING_MAX) return fail('INVALID', { from: { key: 'TOO_MANY', max: COMING_MAX } })
    await tx.closure.create({ data })
    return done('unit:close', `unit:${unitId}`, { from, until, reason })
  })
}

/** Calls a closure off: one to come goes, one that has begun ends with yesterday. One that is gone is no mistake. */
export async function callOffClosure(
  officer: Officer,
  { unitId, closure: id }: { unitId: string; closure: string },
  now = new Date(),
): Promise<Result<null>> {
  const permission = permissionFor(officer, unitId)
  if (!permission) return fail('NOT_FOUND')
  return changeAsAdmin(officer, permission, now, async (tx) => {
    const row = await tx.closure.findUnique({ where: { id, unitId } })
    if (!row) return NOTHING
    const [from, until] = [dateToDay(row.from), dateToDay(row.until)]
    const outcome = callOff({ from, until }, dayOf(now))
    if (outcome === null) return NOTHING
    if (outcome === 'REMOVE') await tx.closure.delete({ where: { id } })
    else await tx.closure.update({ where: { id }, data: { until: dayToDate(outcome) } })
    return done('unit:reopen', `unit:${unitId}`, { from, until, reason: row.reason })
  })
}
