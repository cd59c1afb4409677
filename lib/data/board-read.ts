import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import type { UnitKind } from '@/generated/prisma/enums'
import { boardFields, factsOf } from '@/lib/data/board-facts'
import { db } from '@/lib/data/client'
import { readStockMoves, type StockMoves } from '@/lib/data/stock-moves'
import { dateToDay, type Day, type Holidays } from '@/lib/domain/calendar'
import { rateFrom } from '@/lib/domain/stock'
import type { BoardFacts } from '@/lib/domain/unit-board'

/** Who the unit is and where. `parent`: a kelurahan's kecamatan. */
export type UnitFacts = {
  id: string
  slug: string
  kind: UnitKind
  name: string
  fullName: string
  address: string | null
  postalCode: string | null
  phone: string | null
  website: string | null
  lat: number | null
  lng: number | null
  source: string
  parent: { slug: string; name: string } | null
}

/** What a service asks of people. `confirmedOn` null: the unit has not confirmed it. */
export type ServiceText = {
  id: string
  summary: string
  requirements: { text: string; note?: string | undefined }[]
  forms: string[]
  steps: string[]
  feeRupiah: number
  feeText: string
  feeLegal: string
  timeText: string
  legalBasis: string[]
  notes: string[]
  confirmedOn: Day | null
}

export type UnitBoardFacts = {
  unit: UnitFacts
  facts: BoardFacts
  texts: ServiceText[]
  /** of the last 14 working days and today */
  moves: StockMoves[]
  notice: { text: string; until: Date | null } | null
}

/** Everything that a unit's own page shows, of the store as it is; null for an unknown or inactive unit. */
export async function readUnitBoard(unitId: string, day: Day, holidays: Holidays): Promise<UnitBoardFacts | null> {
  const [row, moves] = await Promise.all([
    db.unit.findUnique({ where: { id: unitId, active: true }, select: unitFields(day) }),
    readStockMoves(db, unitId, rateFrom(day, holidays)),
  ])
  if (!row) return null
  const { board, hours, closures, offerings, stocks, ...unit } = row
  return {
    unit,
    facts: factsOf({ board, hours, closures, offerings, stocks }),
    texts: offerings.map(({ service }) => textOf(service)),
    moves,
    notice: board?.notice ? { text: board.notice, until: board.noticeUntil } : null,
  }
}

/** The columns of a service's text. */
export const TEXT_FIELDS = {
  id: true,
  summary: true,
  requirements: true,
  forms: true,
  steps: true,
  feeRupiah: true,
  feeText: true,
  feeLegal: true,
  timeText: true,
  legalBasis: true,
  notes: true,
  confirmedOn: true,
} as const satisfies Prisma.ServiceSelect

function unitFields(day: Day) {
  const { offerings, ...board } = boardFields(day)
  return {
    ...{ id: true, slug: true, kind: true, name: true, fullName: true, address: true, postalCode: true, phone: true },
    ...{ website: true, lat: true, lng: true, source: true, parent: { select: { slug: true, name: true } } },
    ...board,
    offerings: {
      ...offerings,
      select: {
        ...offerings.select,
        service: { select: { ...offerings.select.service.select, ...TEXT_FIELDS } },
      },
    },
  } as const satisfies Prisma.UnitSelect
}

const requirementsSchema = z.array(z.object({ text: z.string(), note: z.string().optional() }))

/** A row of them as pages show it. */
export function textOf(service: Prisma.ServiceGetPayload<{ select: typeof TEXT_FIELDS }>): ServiceText {
  const { id, summary, forms, steps, feeRupiah, feeText, feeLegal, timeText, legalBasis, notes } = service
  return {
    ...{ id, summary, forms, steps, feeRupiah, feeText, feeLegal, timeText, legalBasis, notes },
    requirements: requirementsSchema.parse(service.requirements),
    confirmedOn: service.confirmedOn && dateToDay(service.confirmedOn),
  }
}
