import { randomUUID } from 'node:crypto'
import { db } from '@/lib/data/client'
import { type Officer, officerById } from '@/lib/data/officers'
import { momentOf, type Day } from '@/lib/domain/calendar'
import type { Role } from '@/lib/domain/roles'
import type { StockEntryKind } from '@/lib/domain/stock'
import { buildOfficer } from '@/prisma/seed/builders'

/** A unit of a test's own: office hours on weekdays, two services that need blanks and one that does not. */
export type TestUnit = { id: string; slug: string; operator: Officer }

export const SERVICES = ['ktp-baru', 'ktp-hilang', 'kk-baru'] as const
export const ITEM = 'blanko-ktp-el'

export async function boardUnit(): Promise<TestUnit> {
  const id = `uji-${randomUUID()}`
  await db.unit.create({
    data: {
      ...{ id, slug: id, kind: 'DINAS', name: `Unit ${id}`, fullName: `Kantor ${id}`, source: 'uji' },
      hours: { create: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 480, closes: 960 })) },
      offerings: { create: SERVICES.map((serviceId) => ({ serviceId })) },
    },
  })
  return { id, slug: id, operator: await officer('OPERATOR', id) }
}

export async function officer(role: Role, unitId: string | null = null): Promise<Officer> {
  const { id } = await buildOfficer(db, { role, unitId })
  const stored = await officerById(id)
  if (!stored) throw new Error('not stored')
  return stored
}

/** A new form each time it is called, as each showing of a page has. */
export const form = () => randomUUID()

export const stockInput = (quantity: number, kind: StockEntryKind = 'RECEIVED') => ({
  ...{ form: form(), item: ITEM, kind, quantity, note: '' },
})

/** A moment by the clock of Kendari. */
export const at = (day: Day, hour: number, minute = 0) => momentOf(day, hour * 60 + minute)

/** Everything stored of a board, to show that a refused deed changed none of it. */
export async function storedBoard(unitId: string) {
  const [board, offerings, stocks, entries, changes, audit] = await Promise.all([
    db.board.findUnique({ where: { unitId } }),
    db.offering.findMany({ where: { unitId }, orderBy: { serviceId: 'asc' } }),
    db.stock.findMany({ where: { unitId } }),
    db.stockEntry.findMany({ where: { unitId }, orderBy: { id: 'asc' } }),
    db.boardChange.findMany({ where: { unitId }, orderBy: { id: 'asc' } }),
    db.auditEntry.findMany({ where: { subject: `unit:${unitId}` }, orderBy: { seq: 'asc' } }),
  ])
  return { board, offerings, stocks, entries, changes, audit }
}

/** Another operator of the same unit. */
export const colleague = (unit: TestUnit) => officer('OPERATOR', unit.id)
