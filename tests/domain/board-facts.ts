import type { OfferingFact, ServiceFacts, StockFact } from '@/lib/domain/board'
import { momentOf, type Day } from '@/lib/domain/calendar'
import { doorAt, type HoursRow, type Schedule } from '@/lib/domain/hours'

/** A moment by the clock of Kendari: wita('2026-11-24', '10.20'). */
export function wita(day: Day, clock: string): Date {
  const [hour = 0, minute = 0] = clock.split('.').map(Number)
  return momentOf(day, hour * 60 + minute)
}

/** Monday to Thursday 08.00–16.00, Friday with its break. */
export const office: readonly HoursRow[] = [
  ...[1, 2, 3, 4].map((weekday) => ({ weekday, opens: 480, closes: 960 })),
  { weekday: 5, opens: 480, closes: 690 },
  { weekday: 5, opens: 810, closes: 990 },
]

export function schedule(changes: Partial<Schedule> = {}): Schedule {
  return { hours: office, closures: [], holidays: new Map(), ...changes }
}

export function stock(changes: Partial<StockFact> = {}): StockFact {
  return {
    itemId: 'blanko-ktp-el',
    itemName: 'Blanko KTP-el',
    unitWord: 'keping',
    balance: 500,
    threshold: 100,
    emptySince: null,
    updatedAt: wita('2026-11-23', '15.00'),
    ...changes,
  }
}

export function offering(changes: Partial<OfferingFact> = {}): OfferingFact {
  return { override: null, reason: null, instead: null, since: null, confirmedAt: null, ...changes }
}

/** One service's facts at `now`, confirmed as a whole that morning unless told otherwise. */
export function facts(now: Date, changes: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    door: doorAt(now, schedule()),
    offering: offering(),
    stock: null,
    boardConfirmedAt: wita('2026-11-24', '07.50'),
    ...changes,
  }
}
