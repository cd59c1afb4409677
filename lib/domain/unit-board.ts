import { serviceStatus, type OfferingFact, type StockFact } from './board'
import { doorAt, narrowHours, type ClosureFact, type Door, type HolidayNames, type HoursRow } from './hours'
import { unitStatus, type OfferedService, type UnitStatus } from './unit-status'

/** What is known of one unit's board; its status follows from this and the moment. */
export type BoardFacts = {
  confirmedAt: Date | null
  /** `serviceId` null: of the whole unit */
  hours: readonly (HoursRow & { serviceId: string | null })[]
  closures: readonly ClosureFact[]
  services: readonly ServiceFact[]
  stocks: readonly StockFact[]
}

export type ServiceFact = {
  id: string
  name: string
  category: string
  /** the item without which it cannot be had */
  stockItemId: string | null
  offering: OfferingFact
}

export type BoardNow = { door: Door; services: OfferedService[]; status: UnitStatus }

/** Every service's status and the unit's at `now`. An item that has no ledger yet stops nothing. */
export function boardAt(now: Date, facts: BoardFacts, holidays: HolidayNames): BoardNow {
  const unitHours = hoursOf(facts, null)
  const doorFor = (hours: readonly HoursRow[] | null) => doorAt(now, { hours, closures: facts.closures, holidays })
  const door = doorFor(unitHours)
  const services = facts.services.map(({ id, name, category, stockItemId, offering }) => {
    const own = hoursOf(facts, id)
    const stock = facts.stocks.find(({ itemId }) => itemId === stockItemId) ?? null
    const ownDoor = own === null ? door : doorFor(narrowHours(unitHours, own))
    const status = serviceStatus(now, { door: ownDoor, offering, stock, boardConfirmedAt: facts.confirmedAt })
    return { id, name, category, status }
  })
  return { door, services, status: unitStatus(now, door, services, facts.confirmedAt) }
}

/** The hours of a service, or of the unit (null); null where nobody has told any. */
export function hoursOf(facts: Pick<BoardFacts, 'hours'>, serviceId: string | null): HoursRow[] | null {
  const rows = facts.hours.filter((row) => row.serviceId === serviceId)
  return rows.length > 0 ? rows : null
}
