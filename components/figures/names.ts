import { formatMonth } from '@/components/format'
import type { Breakdown } from '@/lib/domain/case-figures'
import type { Channel, Outcome, SpgKind } from '@/lib/domain/case-states'
import { SPG_KINDS } from '@/lib/domain/case-states'
import { translatorFor } from '@/lib/locale'
import type { Locale } from '@/messages/types'

/** What the key of a row of figures is called. */
export function figureNames(locale: Locale, units: ReadonlyMap<string, { name: string }>) {
  const [t, states] = [translatorFor(locale, 'figures'), translatorFor(locale, 'states')]
  return (table: Breakdown | 'ending' | 'age', key: string): string => {
    switch (table) {
      case 'month':
        return formatMonth(key, locale)
      case 'unit':
        return key === '' ? t('noUnit') : (units.get(key)?.name ?? key)
      case 'kind':
        return (SPG_KINDS as readonly string[]).includes(key)
          ? `${states('channel.SPG')}: ${states(`kind.${key as SpgKind}`)}`
          : states(`channel.${key as Channel}`)
      case 'ending':
        return key === 'ACTED_ON' || key === 'DECLINED' || key === 'REFERRED'
          ? t(`ending.${key}`)
          : states(`outcome.${key as Outcome}`)
      case 'age':
        return t(`age.${key as 'to14'}`)
    }
  }
}
