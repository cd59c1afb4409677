import { formatTime } from '@/components/format'
import type { Locale } from '@/messages/types'

/** "10.20": where the zone is said once on the page, it need not stand in every sentence. */
export const clockOf = (at: Date, locale: Locale): string => formatTime(at, locale).replace(/ WITA$/, '')
