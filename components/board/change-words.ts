import { OVERRIDES, type Override } from '@/lib/domain/board'
import type { StockEntryKind } from '@/lib/domain/stock'
import { translatorFor } from '@/lib/locale'
import type { Locale } from '@/messages/types'

/** What is told of a change of a board (lib/data/board-changes.ts). */
export type ToldChange = {
  kind: 'CONFIRMED' | 'STATUS' | 'NOTICE' | 'STOCK'
  serviceName: string | null
  itemName: string | null
  before: string | null
  after: string | null
  entry: StockEntryKind | null
}

/** A change of a board as one sentence, for its history and for feeds alike. */
export function changeWords(locale: Locale): (change: ToldChange) => string {
  const t = translatorFor(locale, 'unit')
  const statusWord = translatorFor(locale, 'common.status')
  const status = (value: string | null) => (isOverride(value) ? statusWord(value) : t('history.normal'))
  return ({ kind, serviceName, itemName, before, after, entry }) => {
    switch (kind) {
      case 'CONFIRMED':
        return t('history.CONFIRMED')
      case 'NOTICE':
        return after === null ? t('history.NOTICE_DOWN') : t('history.NOTICE_UP', { text: after })
      case 'STATUS':
        return t('history.STATUS', { service: serviceName ?? '', from: status(before), to: status(after) })
      case 'STOCK': {
        const moved = entry ? t(`stock.${entry}`) : t('history.changed')
        return t('history.STOCK', { item: itemName ?? '', from: Number(before), to: Number(after), entry: moved })
      }
    }
  }
}

const isOverride = (value: string | null): value is Override => OVERRIDES.includes(value as Override)
