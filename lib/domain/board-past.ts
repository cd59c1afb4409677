import { OVERRIDES, type Override, type StockFact } from './board'
import type { BoardFacts, ServiceFact } from './unit-board'

/** A line of a board's history, as far as the board follows from it. */
export type PastChange = {
  kind: 'CONFIRMED' | 'STATUS' | 'NOTICE' | 'STOCK'
  at: Date
  serviceId: string | null
  itemId: string | null
  /** STATUS: an override or null for normal; NOTICE: a text or null; STOCK: the balance */
  before: string | null
  after: string | null
  reason: string | null
}

export type Notice = { text: string; until: Date | null }

/**
 * The facts of a board as they were at a moment, going back from those of now along its history, oldest first. For each
 * service and item the changes must hold the last one before the moment and the first after it. What no change touched
 * since is as it is now; how long an override had stood, or what to do instead, is null where the history does not tell.
 * Hours, closures and thresholds are those of now: their past is not recorded.
 */
export function factsAt(at: Date, now: BoardFacts, changes: readonly PastChange[]): BoardFacts {
  return {
    ...now,
    confirmedAt: turn(changes, at, ({ kind }) => kind === 'CONFIRMED', {
      untouched: now.confirmedAt,
      past: (before) => before.at(-1)?.at ?? null,
    }),
    services: now.services.map((service) => serviceAt(at, service, changes)),
    stocks: now.stocks.flatMap((stock) => stockAt(at, stock, changes)),
  }
}

/** The notice that stood at a moment; until when it was to stand, the history does not tell. */
export function noticeAt(at: Date, now: Notice | null, changes: readonly PastChange[]): Notice | null {
  const notice = turn(changes, at, ({ kind }) => kind === 'NOTICE', {
    untouched: now,
    past: (before, next) => {
      const text = before.length > 0 ? before.at(-1)?.after : next.before
      return text ? { text, until: null } : null
    },
  })
  return notice && (notice.until === null || notice.until > at) ? notice : null
}

type Turn<T> = {
  /** what stands now and stood then */
  untouched: T
  /** of the changes up to then, oldest first, and the first after */
  past: (before: readonly PastChange[], next: PastChange) => T
}

function turn<T>(
  changes: readonly PastChange[],
  at: Date,
  concerns: (change: PastChange) => boolean,
  { untouched, past }: Turn<T>,
): T {
  const own = changes.filter(concerns)
  const next = own.find((change) => change.at > at)
  return next
    ? past(
        own.filter((change) => change.at <= at),
        next,
      )
    : untouched
}

function serviceAt(at: Date, service: ServiceFact, changes: readonly PastChange[]): ServiceFact {
  return turn(changes, at, ({ kind, serviceId }) => kind === 'STATUS' && serviceId === service.id, {
    untouched: service,
    past: (before, next) => {
      const last = before.at(-1)
      const override = overrideOf(last ? last.after : next.before)
      // The same status said again, in other words, goes on since when it was first said.
      const began = before.reduce<Date | null>((since, one) => (one.before === one.after ? since : one.at), null)
      const said = override && last ? { reason: last.reason, since: began } : { reason: null, since: null }
      return { ...service, offering: { override, ...said, instead: null, confirmedAt: last?.at ?? null } }
    },
  })
}

/** None before the item's ledger began: then it stopped nothing. */
function stockAt(at: Date, stock: StockFact, changes: readonly PastChange[]): StockFact[] {
  return turn(changes, at, ({ kind, itemId }) => kind === 'STOCK' && itemId === stock.itemId, {
    untouched: [stock],
    past: (before) => {
      const last = before.at(-1)
      if (!last) return []
      const emptySince = before.reduce<Date | null>(
        (since, one) => (one.after !== '0' ? null : one.before === '0' ? since : one.at),
        null,
      )
      return [{ ...stock, balance: Number(last.after), emptySince, updatedAt: last.at }]
    },
  })
}

const overrideOf = (value: string | null): Override | null => OVERRIDES.find((override) => override === value) ?? null
