import { dayOf } from './calendar'
import type { Door, ShutWhy } from './hours'
import { stockLeft } from './stock'

/** What stands at a unit's counter now. In the order in which they are decided, STALE last (DOMAIN.md). */
export const STATUSES = ['CLOSED', 'UNAVAILABLE', 'DISRUPTED', 'LIMITED', 'OPEN', 'STALE'] as const
export type Status = (typeof STATUSES)[number]

/** What an operator may say of a service; it stays until it is changed, over midnight too. */
export const OVERRIDES = ['UNAVAILABLE', 'DISRUPTED', 'LIMITED'] as const
export type Override = (typeof OVERRIDES)[number]

/** Balance of the item that a service needs; under `threshold` it is running out. */
export type StockFact = {
  itemId: string
  itemName: string
  unitWord: string
  balance: number
  threshold: number
  emptySince: Date | null
  updatedAt: Date
}

/** What a unit's operator last said of one service. */
export type OfferingFact = {
  override: Override | null
  reason: string | null
  instead: string | null
  since: Date | null
  confirmedAt: Date | null
}

/** What the ledger still counts of an item. */
export type StillThere = Pick<StockFact, 'itemId' | 'itemName' | 'unitWord' | 'balance'>

export type Why =
  | ShutWhy
  /** `left`: what a service stands still without, by the operator's word, and is there by the ledger */
  | { code: 'SAID'; reason: string | null; left?: readonly StillThere[] }
  | { code: 'OUT_OF_STOCK'; itemId: string; itemName: string }
  | { code: 'LOW_STOCK'; itemId: string; itemName: string; unitWord: string; balance: number; asOf: Date }
  | { code: 'PARTLY' }
  | { code: 'CONFIRMED' }
  | { code: 'UNCONFIRMED' }
  | { code: 'HOURS_UNKNOWN' }

/** What to do instead: the operator's own words, or advice that fits the reason. */
export type Instead =
  | { code: 'SAID'; text: string }
  | { code: 'COME_WHEN_OPEN' | 'APPLY_NOW_PRINT_LATER' | 'COME_EARLY' | 'ASK_FIRST' | 'ASK_OTHER_WAY' }

/** One status and its story. `since` is null where the beginning is not known. */
export type Standing = { status: Status; why: Why; since: Date | null; instead: Instead | null }

export type ServiceStatus = Standing & {
  /** when it opens next; null while it is open, or when no opening is in sight */
  opensAt: Date | null
  confirmedAt: Date | null
  /** somebody at the unit confirmed or changed it on this WITA day */
  confirmedToday: boolean
  /** what stands whatever the hour: at night people plan their morning by it; never CLOSED */
  whenOpen: Standing
}

export type ServiceFacts = {
  /** of this service: its unit's hours, narrowed by its own where it has any */
  door: Door
  offering: OfferingFact
  /** null: it needs no stock */
  stock: StockFact | null
  /** when the unit's board was last confirmed as a whole */
  boardConfirmedAt: Date | null
}

/** The status of one service at one unit: exactly one, by DOMAIN.md's order. */
export function serviceStatus(now: Date, facts: ServiceFacts): ServiceStatus {
  const confirmedAt = later(facts.offering.confirmedAt, facts.boardConfirmedAt)
  const confirmedToday = confirmedAt !== null && dayOf(confirmedAt) === dayOf(now)
  const whenOpen = standingOf(facts, confirmedAt, confirmedToday)
  const shut = facts.door.open ? null : closed(facts.door)
  return { ...(shut ?? whenOpen), opensAt: shut?.opensAt ?? null, confirmedAt, confirmedToday, whenOpen }
}

/** A shut door as a standing, with its next opening. */
export function closed(door: Door & { open: false }): Standing & { status: 'CLOSED'; opensAt: Date | null } {
  return {
    status: 'CLOSED',
    why: door.why,
    since: door.since,
    instead: { code: 'COME_WHEN_OPEN' },
    opensAt: door.opensAt,
  }
}

/** Open by its hours: confirmed today, or nobody has said so yet. */
export function openOrStale(door: Door, confirmedAt: Date | null, confirmedToday: boolean): Standing {
  if (door.open && !door.hoursKnown) {
    return { status: 'STALE', why: { code: 'HOURS_UNKNOWN' }, since: confirmedAt, instead: { code: 'ASK_FIRST' } }
  }
  return confirmedToday
    ? { status: 'OPEN', why: { code: 'CONFIRMED' }, since: confirmedAt, instead: null }
    : { status: 'STALE', why: { code: 'UNCONFIRMED' }, since: confirmedAt, instead: { code: 'ASK_FIRST' } }
}

function standingOf(facts: ServiceFacts, confirmedAt: Date | null, confirmedToday: boolean): Standing {
  const { offering, stock, door } = facts
  const said = offering.instead === null ? null : ({ code: 'SAID', text: offering.instead } as const)
  const left = stockLeft(offering.override, stock)
  const override = (status: Override, advice: Instead): Standing => ({
    status,
    why: { code: 'SAID', reason: offering.reason, ...(left && { left: [stillThere(left)] }) },
    since: offering.since,
    instead: said ?? advice,
  })
  if (offering.override === 'UNAVAILABLE') return override('UNAVAILABLE', { code: 'ASK_OTHER_WAY' })
  if (stock && stock.balance <= 0) {
    return {
      status: 'UNAVAILABLE',
      why: { code: 'OUT_OF_STOCK', itemId: stock.itemId, itemName: stock.itemName },
      since: stock.emptySince,
      instead: said ?? { code: 'APPLY_NOW_PRINT_LATER' },
    }
  }
  if (offering.override === 'DISRUPTED') return override('DISRUPTED', { code: 'ASK_FIRST' })
  if (offering.override === 'LIMITED') return override('LIMITED', { code: 'COME_EARLY' })
  if (stock && stock.balance < stock.threshold) {
    const { itemId, itemName, unitWord, balance, updatedAt } = stock
    return {
      status: 'LIMITED',
      why: { code: 'LOW_STOCK', itemId, itemName, unitWord, balance, asOf: updatedAt },
      since: null,
      instead: said ?? { code: 'COME_EARLY' },
    }
  }
  return openOrStale(door, confirmedAt, confirmedToday)
}

const stillThere = ({ itemId, itemName, unitWord, balance }: StockFact): StillThere => ({
  ...{ itemId, itemName, unitWord, balance },
})

function later(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b)
}
