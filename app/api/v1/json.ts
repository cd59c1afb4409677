import { boardWords, type BoardWords } from '@/components/board/words'
import type { PublicBoard } from '@/lib/data/public-board'
import type { BoardList, ListedUnit, UnitName } from '@/lib/data/public-boards'
import type { ServiceStatus, Standing } from '@/lib/domain/board'
import { findBoards, type BoardQuery } from '@/lib/domain/board-search'
import { witaIso, type StandingJson, type UnitJson, type UnitListJson } from '@/lib/domain/public-api'
import type { UnitStatus } from '@/lib/domain/unit-status'
import { translatorFor } from '@/lib/locale'

/** The list as the API gives it; `query` null: all. */
export function listJson(list: BoardList, query: BoardQuery, now: Date): UnitListJson {
  const words = boardWords('id', now)
  const units = findBoards(now, list.units, list.services, query).map(({ row, status, services }) => ({
    ...nameJson(row.unit, row.parent),
    status: {
      ...whole(status),
      text: words.headline(status, row.board.services.length),
      word: word(status),
      instead: advice(status, words),
    },
    services,
  }))
  return { version: 1, count: units.length, units }
}

/** One unit with everything its page shows, but for the history. */
export function unitJson(board: PublicBoard, now: Date): UnitJson {
  const words = boardWords('id', now)
  const { unit, status } = board
  return {
    version: 1,
    unit: {
      ...nameJson(unit, unit.parent),
      ...{ address: unit.address, postalCode: unit.postalCode, phone: unit.phone, website: unit.website },
      position: unit.lat === null || unit.lng === null ? null : { lat: unit.lat, lng: unit.lng },
      hours: board.hours?.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })) ?? null,
    },
    status: {
      ...whole(status),
      ...{ text: words.headline(status, board.services.length), word: word(status), instead: advice(status, words) },
      problems: status.problems.map((problem) => ({
        ...standingJson(problem, words),
        text: words.trouble(problem),
        services: problem.services.map(({ id }) => id),
      })),
    },
    notice: board.notice && { text: board.notice.text, until: board.notice.until && witaIso(board.notice.until) },
    ahead: board.ahead.map(({ from, until, reason }) => ({ from, until, reason })),
    stocks: board.stocks.map((stock) => ({
      ...{ item: stock.itemId, name: stock.itemName, unit: stock.unitWord },
      ...{ balance: stock.balance, threshold: stock.threshold, updatedAt: witaIso(stock.updatedAt) },
      ...{ emptySince: iso(stock.emptySince), today: stock.today, daysLeft: stock.daysLeft },
    })),
    services: board.services.map(({ id, name, category, status: service, text }) => ({
      ...{ id, name, category },
      status: {
        ...standingJson(service, words),
        ...whole(service),
        whenOpen: standingJson(service.whenOpen, words),
      },
      ...text,
    })),
  }
}

function nameJson(
  { slug, id, kind, name, fullName }: Omit<UnitName, 'variants' | 'lat' | 'lng'>,
  parent: ListedUnit['parent'] | PublicBoard['unit']['parent'],
) {
  return { slug, code: id, kind, name, fullName, district: parent && { slug: parent.slug, name: parent.name } }
}

/** What machines read of a status. */
function whole(status: UnitStatus | ServiceStatus) {
  return {
    ...{ code: status.status, why: status.why.code, since: iso(status.since), opensAt: iso(status.opensAt) },
    ...{ confirmedAt: iso(status.confirmedAt), confirmedToday: status.confirmedToday },
  }
}

function standingJson(standing: Standing & { opensAt?: Date | null }, words: BoardWords): StandingJson {
  return {
    ...{ code: standing.status, word: word(standing), why: standing.why.code, since: iso(standing.since) },
    ...{ text: words.why(standing), instead: advice(standing, words) },
  }
}

const word = ({ status }: Standing) => translatorFor('id', 'common.status')(status)
const advice = ({ instead }: Standing, words: BoardWords) => instead && words.instead(instead)
const iso = (at: Date | null) => at && witaIso(at)
