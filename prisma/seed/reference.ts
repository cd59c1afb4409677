import type { PrismaClient } from '@/generated/prisma/client'
import { dayToDate } from '@/lib/domain/calendar'
import { referenceData } from './reference-data'

/** Cuti bersama of 2027 is not decreed yet: the days of that year in holidays.json are not all there are. */
const CALENDAR_UNTIL = '2026-12-31'

/**
 * Writes Kendari's units, services, hours, stock items and calendar. A table that holds anything is left alone: what was
 * edited or removed since stays so. All or nothing, and two at once do it once. Returns the names of the tables it filled.
 */
export async function seedReference(db: PrismaClient): Promise<string[]> {
  const data = referenceData()
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('jari/seed'))`
      const filled: string[] = []
      const fill = async (name: string, count: () => Promise<number>, create: () => Promise<unknown>) => {
        if ((await count()) > 0) return
        await create()
        filled.push(name)
      }
      await fill(
        'StockItem',
        () => tx.stockItem.count(),
        () => tx.stockItem.createMany({ data: data.stockItems }),
      )
      await fill(
        'Holiday',
        () => tx.holiday.count(),
        () =>
          tx.holiday.createMany({
            data: data.holidays.map((holiday) => ({ ...holiday, date: dayToDate(holiday.date) })),
          }),
      )
      await fill(
        'Setting',
        () => tx.setting.count({ where: { key: 'calendarUntil' } }),
        () => tx.setting.create({ data: { key: 'calendarUntil', value: CALENDAR_UNTIL } }),
      )
      await fill(
        'Service',
        () => tx.service.count(),
        () => tx.service.createMany({ data: data.services }),
      )
      await fill(
        'Unit',
        () => tx.unit.count(),
        async () => {
          await tx.unit.createMany({ data: data.units })
          await tx.openingHours.createMany({
            data: data.units.flatMap(({ id }) => data.hours.map((hours) => ({ unitId: id, ...hours }))),
          })
          await tx.offering.createMany({ data: data.offerings })
        },
      )
      return filled
    },
    { timeout: 60_000, maxWait: 60_000 },
  )
}
