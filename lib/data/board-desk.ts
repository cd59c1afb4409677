import 'server-only'
import { readChanges } from '@/lib/data/board-changes'
import { readUnitBoard } from '@/lib/data/board-read'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { publicBoard, shownAt, type PublicBoard } from '@/lib/data/public-board'
import { holidayNames } from '@/lib/data/public-boards'
import type { OfferingFact } from '@/lib/domain/board'
import { dayOf } from '@/lib/domain/calendar'
import { can } from '@/lib/domain/roles'

/** A unit's board as its operator works on it. */
export type DeskBoard = Omit<PublicBoard, 'fixed'> & {
  /** number of the newest change: what the forms of this showing have seen */
  seen: number
  /** by service: what was said, even where the status has another reason */
  said: Record<string, OfferingFact>
  /** items that a service needs and that have no ledger yet */
  uncounted: { id: string; name: string; unitWord: string }[]
  /** the last change, and whether everyone sees it by now; null: nothing was ever changed */
  last: { at: Date; shown: boolean } | null
}

/** The board of the officer's own unit, of the store as it is; null for anyone but an operator of an active unit. */
export async function deskBoard(officer: Officer, now: Date): Promise<DeskBoard | null> {
  const { role, unitId } = officer
  if (!can(role, 'board:edit') || unitId === null) return null
  const holidays = await holidayNames()
  // First of all: what is read after it may be newer than what the forms say they have seen, never older.
  const history = await readChanges(unitId)
  const [board, uncounted] = await Promise.all([
    readUnitBoard(unitId, dayOf(now), new Set(holidays.keys())),
    db.stockItem.findMany({
      where: { services: { some: { offerings: { some: { unitId } } } }, stocks: { none: { unitId } } },
      select: { id: true, name: true, unitWord: true },
      orderBy: { id: 'asc' },
    }),
  ])
  if (!board) return null
  const seen = await publicBoard(board.unit.slug, now)
  const latest = history.changes[0]
  return {
    ...shownAt(now, board, holidays),
    history,
    seen: latest?.id ?? 0,
    said: Object.fromEntries(board.facts.services.map(({ id, offering }) => [id, offering])),
    uncounted,
    last: latest ? { at: latest.at, shown: (seen?.history.changes[0]?.id ?? 0) >= latest.id } : null,
  }
}
