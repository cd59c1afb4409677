import 'server-only'
import { readUnitBoard, type ServiceText, type UnitBoardFacts, type UnitFacts } from '@/lib/data/board-read'
import { perMinute } from '@/lib/data/per-minute'
import { readChanges, type ChangePage } from '@/lib/data/board-changes'
import { boardTag, holidayNames, listBoards, TAGS, unitNamed } from '@/lib/data/public-boards'
import { forget, remember } from '@/lib/data/public-memory'
import {
  type PublicationPage,
  PUBLICATIONS_A_PAGE,
  PUBLICATIONS_ON_BOARD,
  readPublications,
} from '@/lib/data/publications'
import type { StockFact } from '@/lib/domain/board'
import { dayOf } from '@/lib/domain/calendar'
import { shutAhead, type ClosureFact, type HolidayNames, type HoursRow } from '@/lib/domain/hours'
import { outlook } from '@/lib/domain/ledger'
import type { StockEntryKind } from '@/lib/domain/stock'
import { boardAt, hoursOf } from '@/lib/domain/unit-board'
import { canGoNow, type OfferedService, type UnitStatus } from '@/lib/domain/unit-status'

export type ShownStock = StockFact & {
  today: { kind: StockEntryKind; delta: number }[]
  /** working days it lasts at the rate of the last 14; null: none left, or too little to tell from (outlook) */
  daysLeft: number | null
}

export type ShownService = OfferedService & { text: ServiceText }

/** A unit's board at a moment, as everyone may see it. */
export type PublicBoard = {
  unit: UnitFacts
  hours: HoursRow[] | null
  status: UnitStatus
  services: ShownService[]
  stocks: ShownStock[]
  notice: { text: string; until: Date | null } | null
  /** what will shut it in the coming days */
  ahead: ClosureFact[]
  /** the newest page of its history */
  history: ChangePage
  /** the newest of what complaints have changed */
  fixed: PublicationPage
}

/** The board of the unit with this address at `now`, or null. Facts come from memory, the status is worked out here. */
export async function publicBoard(slug: string, now: Date): Promise<PublicBoard | null> {
  const known = await publicFacts(slug, now)
  if (!known) return null
  const { facts, holidays } = known
  return perMinute(facts, now, [holidays], (minute) => ({
    ...shownAt(minute, facts.board, holidays),
    history: facts.history,
    fixed: facts.fixed,
  }))
}

/** What is known of a board, whatever the hour. */
export type KnownBoard = {
  facts: { board: UnitBoardFacts; history: ChangePage; fixed: PublicationPage }
  holidays: HolidayNames
}

/** The facts of the unit's board on the day of `now`, from memory; null for an unknown or inactive unit. */
export async function publicFacts(slug: string, now: Date): Promise<KnownBoard | null> {
  const unit = await unitNamed(slug)
  if (!unit) return null
  const day = dayOf(now)
  const holidays = await holidayNames()
  const facts = await remember(`board:${unit.id}:${day}`, [boardTag(unit.id), TAGS.units, TAGS.holidays], async () => {
    const [board, history, fixed] = await Promise.all([
      readUnitBoard(unit.id, day, new Set(holidays.keys())),
      readChanges(unit.id),
      readPublications(unit.id, PUBLICATIONS_ON_BOARD),
    ])
    return board && { board, history, fixed }
  })
  return facts && { facts, holidays }
}

/** What facts come to at a moment. */
export function shownAt(
  now: Date,
  { unit, facts, texts, moves, notice }: UnitBoardFacts,
  holidays: HolidayNames,
): Omit<PublicBoard, 'history' | 'fixed'> {
  const { status, services } = boardAt(now, facts, holidays)
  const [today, closed, hours] = [dayOf(now), new Set(holidays.keys()), hoursOf(facts, null)]
  return {
    unit,
    hours,
    status,
    services: services.flatMap((service, i) => {
      const text = texts[i]
      return text ? [{ ...service, text }] : []
    }),
    stocks: facts.stocks.map((stock) => {
      const ledger = moves.find(({ itemId }) => itemId === stock.itemId)
      const ahead = ledger && outlook({ ...ledger, balance: stock.balance }, today, closed)
      return {
        ...stock,
        today: (ledger?.moves ?? []).filter(({ day }) => day === today).map(({ kind, delta }) => ({ kind, delta })),
        daysLeft: ahead?.code === 'LASTS' ? ahead.days : null,
      }
    }),
    ahead: shutAhead({ hours, closures: facts.closures, holidays }, today),
    notice: notice && (notice.until === null || notice.until > now) ? notice : null,
  }
}

/** An older page of a board's history; null for an unknown unit. */
export async function publicChanges(slug: string, before: number): Promise<ChangePage | null> {
  const unit = await unitNamed(slug)
  return unit && readChanges(unit.id, before)
}

/** What complaints have changed at a unit, a page at a time; null for an unknown unit. */
export async function publicPublications(
  slug: string,
  before?: number,
): Promise<{ unit: { slug: string; name: string }; page: PublicationPage } | null> {
  const unit = await unitNamed(slug)
  if (!unit) return null
  const read = () => readPublications(unit.id, PUBLICATIONS_A_PAGE, before)
  return { unit, page: await (before === undefined ? remember(`fixed:${unit.id}`, [boardTag(unit.id)], read) : read()) }
}

/** To be called once a change of this unit's board is committed: the next reader sees it. */
export function boardChanged(unitId: string): void {
  forget(boardTag(unitId), TAGS.boards)
}

/** The home page's figures: Disdukcapil and its KTP blanks, and how many of the kelurahan can be gone to now. */
export type CityToday = {
  disdukcapil: { slug: string; status: UnitStatus } | null
  stock: StockFact | null
  kelurahan: { open: number; total: number }
}

// The office and the item that the whole city asks for.
const REGISTRY = 'disdukcapil'
const ID_CARD_BLANKS = 'blanko-ktp-el'

export async function cityToday(now: Date): Promise<CityToday> {
  const { units } = await listBoards(now)
  const dinas = units.find(({ unit }) => unit.id === REGISTRY)
  const kelurahan = units.filter(({ unit }) => unit.kind === 'KELURAHAN').map(({ board }) => board.status.status)
  return {
    disdukcapil: dinas ? { slug: dinas.unit.slug, status: dinas.board.status } : null,
    stock: dinas?.stocks.find(({ itemId }) => itemId === ID_CARD_BLANKS) ?? null,
    kelurahan: {
      open: kelurahan.filter((status) => canGoNow({ status })).length,
      total: kelurahan.length,
    },
  }
}
