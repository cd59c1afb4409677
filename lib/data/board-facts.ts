import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { dateToDay } from '@/lib/domain/calendar'
import type { BoardFacts } from '@/lib/domain/unit-board'

/** The columns from which a unit's status follows: the same for one unit, for all, and for its operator. */
export const BOARD_FIELDS = {
  board: { select: { confirmedAt: true, notice: true, noticeUntil: true } },
  hours: {
    select: { serviceId: true, weekday: true, opens: true, closes: true },
    orderBy: [{ weekday: 'asc' }, { opens: 'asc' }],
  },
  closures: { select: { from: true, until: true, reason: true }, orderBy: { from: 'asc' } },
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

export type BoardRow = Prisma.UnitGetPayload<{ select: typeof BOARD_FIELDS }>

/** A row as the rules take it. */
export function factsOf(row: BoardRow): BoardFacts {
  return {
    confirmedAt: row.board?.confirmedAt ?? null,
    hours: row.hours,
    closures: row.closures.map(({ from, until, reason }) => ({
      from: dateToDay(from),
      until: dateToDay(until),
      reason,
    })),
    services: row.offerings.map(({ serviceId, service, ...offering }) => ({ id: serviceId, ...service, offering })),
    stocks: row.stocks.map(({ item, ...stock }) => ({
      ...stock,
      itemName: item.name,
      unitWord: item.unitWord,
      threshold: item.threshold,
    })),
  }
}
