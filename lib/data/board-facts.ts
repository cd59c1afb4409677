import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/data/client'
import { dateToDay, dayToDate, type Day } from '@/lib/domain/calendar'
import type { ClosureFact } from '@/lib/domain/hours'
import type { BoardFacts } from '@/lib/domain/unit-board'

/**
 * The columns from which a unit's status follows on `day` and later: the same for one unit, for all, and for its operator.
 * Closures that were over before are left out: they would only grow in number.
 */
export const boardFields = (day: Day) => ({
  ...BOARD_FIELDS,
  closures: { ...CLOSURES, where: { until: { gte: dayToDate(day) } } } satisfies Prisma.Unit$closuresArgs,
})

const CLOSURES = {
  select: { from: true, until: true, reason: true },
  orderBy: { from: 'asc' },
} as const satisfies Prisma.Unit$closuresArgs

/** The closures that lie on or touch `day`, of whenever. */
export async function closuresOn(unitId: string, day: Day): Promise<ClosureFact[]> {
  const date = dayToDate(day)
  return (await db.closure.findMany({ ...CLOSURES, where: { unitId, from: { lte: date }, until: { gte: date } } })).map(
    closureFact,
  )
}

const closureFact = ({ from, until, reason }: { from: Date; until: Date; reason: string }): ClosureFact => ({
  from: dateToDay(from),
  until: dateToDay(until),
  reason,
})

const BOARD_FIELDS = {
  board: { select: { confirmedAt: true, notice: true, noticeUntil: true } },
  hours: {
    select: { serviceId: true, weekday: true, opens: true, closes: true },
    orderBy: [{ weekday: 'asc' }, { opens: 'asc' }],
  },
  offerings: {
    select: {
      serviceId: true,
      override: true,
      reason: true,
      instead: true,
      since: true,
      confirmedAt: true,
      service: { select: { name: true, category: true, stockItemId: true } },
    },
    orderBy: [{ service: { position: 'asc' } }, { serviceId: 'asc' }],
  },
  stocks: {
    select: {
      itemId: true,
      balance: true,
      emptySince: true,
      updatedAt: true,
      item: { select: { name: true, unitWord: true, threshold: true } },
    },
    orderBy: { itemId: 'asc' },
  },
} as const satisfies Prisma.UnitSelect

export type BoardRow = Prisma.UnitGetPayload<{ select: ReturnType<typeof boardFields> }>

/** A row as the rules take it. */
export function factsOf(row: BoardRow): BoardFacts {
  return {
    confirmedAt: row.board?.confirmedAt ?? null,
    hours: row.hours,
    closures: row.closures.map(closureFact),
    services: row.offerings.map(({ serviceId, service, ...offering }) => ({ id: serviceId, ...service, offering })),
    stocks: row.stocks.map(({ item, ...stock }) => ({
      ...stock,
      itemName: item.name,
      unitWord: item.unitWord,
      threshold: item.threshold,
    })),
  }
}
