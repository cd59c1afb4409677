import type { Prisma } from '@/generated/prisma/client'
import type { AuditEvent } from '@/lib/data/audit'
import type { Override } from '@/lib/domain/board'
import {
  addDays,
  dayOf,
  dayToDate,
  isWorkingDay,
  minutesOf,
  momentOf,
  type Day,
  type Holidays,
} from '@/lib/domain/calendar'
import { between, chanceOf } from './chance'
import { CLOSURES, NOTICE_DAYS, NOTICES, PAST, SAYINGS, UNCONFIRMED, type Saying } from './boards'
import { workingDaysAgo } from './days'
import { demoLedger } from './stock'

export type BoardUnit = { id: string; slug: string; serviceIds: string[]; operatorId: string }

type Change = Prisma.BoardChangeCreateManyInput & { at: Date; officerId: string }
type Said = { unitId: string; serviceId: string } & Pick<
  Prisma.OfferingUncheckedUpdateManyInput,
  'override' | 'reason' | 'instead' | 'since' | 'confirmedAt'
>

export type BoardRows = {
  boards: Prisma.BoardCreateManyInput[]
  said: Said[]
  closures: Prisma.ClosureCreateManyInput[]
  stocks: Prisma.StockCreateManyInput[]
  entries: Prisma.StockEntryCreateManyInput[]
  changes: Change[]
  audit: AuditEvent[]
}

/** How many working days of confirmations are shown of Disdukcapil's board; of the others only the last. */
const CONFIRMED_DAYS = 10
/** From when on a board counts as confirmed today; before, it was so on the working day before. */
const MORNING = 8 * 60 + 55

/** The boards of all units as their operators have kept them up to `now`, with history, ledger and trail. */
export function boardRows(units: readonly BoardUnit[], now: Date, holidays: Holidays): BoardRows {
  const rows: BoardRows = { boards: [], said: [], closures: [], stocks: [], entries: [], changes: [], audit: [] }
  const today = dayOf(now)
  const begun = isWorkingDay(today, holidays) && minutesOf(now) >= MORNING
  const lastDay = begun ? today : workingDaysAgo(addDays(today, -1), 0, holidays)
  units.forEach((unit, index) => keepBoard(rows, unit, lastDay, holidays, chanceOf(200 + index)))
  for (const { unit, from, until, reason } of CLOSURES)
    rows.closures.push({
      ...{ unitId: unitOf(units, unit).id, reason },
      ...{ from: dayToDate(addDays(today, from)), until: dayToDate(addDays(today, until)) },
    })
  keepLedger(rows, unitOf(units, 'disdukcapil'), now, holidays)
  rows.changes.sort((a, b) => a.at.getTime() - b.at.getTime())
  return rows
}

function keepBoard(rows: BoardRows, unit: BoardUnit, lastDay: Day, holidays: Holidays, chance: () => number): void {
  const ago = unit.slug in UNCONFIRMED ? UNCONFIRMED[unit.slug] : 0
  if (ago === null || ago === undefined) return
  const day = workingDaysAgo(lastDay, ago, holidays)
  const history = unit.slug === 'disdukcapil' ? CONFIRMED_DAYS : 1
  for (let back = history - 1; back >= 1; back--)
    change(rows, unit, { kind: 'CONFIRMED' }, momentOf(workingDaysAgo(day, back, holidays), between(chance, 482, 530)))
  if (unit.slug === 'disdukcapil') for (const past of PAST) recall(rows, unit, past, lastDay, holidays)
  for (const saying of SAYINGS.filter((one) => one.unit === unit.slug)) say(rows, unit, saying, lastDay, holidays)
  const confirmedAt = momentOf(day, between(chance, 502, 530))
  const notice = NOTICES[unit.slug] ?? null
  const noticeUntil = notice === null ? null : momentOf(addDays(lastDay, NOTICE_DAYS), 16 * 60)
  if (noticeUntil) {
    const detail = { until: noticeUntil.toISOString() }
    change(rows, unit, { kind: 'NOTICE', before: null, after: notice }, momentOf(day, 8 * 60 + 5), detail)
  }
  change(rows, unit, { kind: 'CONFIRMED' }, confirmedAt)
  rows.boards.push({ unitId: unit.id, notice, noticeUntil, confirmedAt })
}

function say(rows: BoardRows, unit: BoardUnit, saying: Saying, lastDay: Day, holidays: Holidays): void {
  const { override, reason, instead, ago, minute } = saying
  const since = momentOf(workingDaysAgo(lastDay, ago, holidays), minute)
  for (const serviceId of saying.services.length > 0 ? saying.services : unit.serviceIds) {
    rows.said.push({ unitId: unit.id, serviceId, override, reason, instead, since, confirmedAt: since })
    changeStatus(rows, unit, serviceId, since, { before: null, after: override, reason })
  }
}

function recall(rows: BoardRows, unit: BoardUnit, past: (typeof PAST)[number], lastDay: Day, holidays: Holidays): void {
  const { service: serviceId, override, reason, ago, minute, lasted } = past
  const day = workingDaysAgo(lastDay, ago, holidays)
  changeStatus(rows, unit, serviceId, momentOf(day, minute), { before: null, after: override, reason })
  const over = { before: override, after: null, reason: null }
  changeStatus(rows, unit, serviceId, momentOf(day, minute + lasted), over)
}

function keepLedger(rows: BoardRows, unit: BoardUnit, now: Date, holidays: Holidays): void {
  const { entries, stocks } = demoLedger(now, holidays)
  rows.stocks = stocks.map((stock) => ({ unitId: unit.id, ...stock }))
  rows.entries = entries.map((entry) => ({ unitId: unit.id, officerId: unit.operatorId, ...entry }))
  for (const { itemId, kind, delta, balance, note, at } of entries) {
    const said = { before: String(balance - delta), after: String(balance), reason: note }
    change(rows, unit, { kind: 'STOCK', itemId, entry: kind, ...said }, at, {
      item: itemId,
      entry: kind,
      delta,
      balance,
    })
  }
}

const ACTIONS = {
  CONFIRMED: 'board:confirm',
  STATUS: 'board:status',
  NOTICE: 'board:notice',
  STOCK: 'board:stock',
} as const

type NewChange = Pick<Change, 'kind' | 'serviceId' | 'itemId' | 'entry' | 'before' | 'after' | 'reason'>

/** A line of the public history with its entry in the trail, as lib/data/board-write.ts writes both. */
function change(rows: BoardRows, unit: BoardUnit, made: NewChange, at: Date, detail: AuditEvent['detail'] = {}): void {
  rows.changes.push({ ...made, unitId: unit.id, officerId: unit.operatorId, at })
  rows.audit.push({ at, actor: unit.operatorId, action: ACTIONS[made.kind], subject: `unit:${unit.id}`, detail })
}

type SaidNow = { before: Override | null; after: Override | null; reason: string | null }

function changeStatus(rows: BoardRows, unit: BoardUnit, serviceId: string, at: Date, said: SaidNow): void {
  const detail = { service: serviceId, from: said.before, to: said.after }
  change(rows, unit, { kind: 'STATUS', serviceId, ...said }, at, detail)
}

function unitOf(units: readonly BoardUnit[], slug: string): BoardUnit {
  const unit = units.find((one) => one.slug === slug)
  if (!unit) throw new Error(`no unit "${slug}"`)
  return unit
}
