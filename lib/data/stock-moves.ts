import 'server-only'
import type { Tx } from '@/lib/data/client'
import { dayOf, momentOf, type Day } from '@/lib/domain/calendar'
import type { DayMove } from '@/lib/domain/ledger'

/** An item's ledger in numbers: when it began, and what moved on each day from the day asked for. */
export type StockMoves = { itemId: string; since: Day; moves: DayMove[] }

/**
 * The movements of every item of a unit from `from` on, summed by day and kind. Each item is one range of the index
 * (unit, item, moment), its beginning one look at it: what it costs does not grow with the ledger.
 */
export async function readStockMoves(store: Tx, unitId: string, from: Day): Promise<StockMoves[]> {
  const [began, moves] = await Promise.all([
    store.$queryRaw<{ itemId: string; at: Date }[]>`
      SELECT s."itemId", e."at" FROM "Stock" s CROSS JOIN LATERAL (
        SELECT "at" FROM "StockEntry" WHERE "unitId" = s."unitId" AND "itemId" = s."itemId" ORDER BY "at" LIMIT 1
      ) e WHERE s."unitId" = ${unitId} ORDER BY s."itemId"`,
    store.$queryRaw<({ itemId: string } & DayMove)[]>`
      SELECT s."itemId", m.* FROM "Stock" s CROSS JOIN LATERAL (
        SELECT to_char("at" + interval '8 hours', 'YYYY-MM-DD') AS "day", "kind"::text, sum("delta")::int AS "delta"
        FROM "StockEntry" e
        WHERE "unitId" = s."unitId" AND "itemId" = s."itemId" AND "at" >= ${momentOf(from)}
        GROUP BY 1, e."kind" ORDER BY 1, e."kind"
      ) m WHERE s."unitId" = ${unitId}`,
  ])
  return began.map(({ itemId, at }) => ({
    itemId,
    since: dayOf(at),
    moves: moves.filter((move) => move.itemId === itemId).map(({ day, kind, delta }) => ({ day, kind, delta })),
  }))
}
