import 'server-only'
import { formatDay } from '@/components/format'
import type { NoticeContent } from '@/lib/data/notices'
import { translatorFor } from '@/lib/locale'
import type { Locale } from '@/messages/types'

/** What a notice is, in a line: of a case its number and its day. */
export function subjectOf(message: NoticeContent, locale: Locale): string {
  return translatorFor(locale, 'mail')(`subject.${message.kind}`, wordsOf(message, locale) as never)
}

/** What the sentences of a notice are filled with. */
export function wordsOf(message: NoticeContent, locale: Locale): Record<string, string | number> {
  switch (message.kind) {
    case 'DIGEST':
      return message.counts
    case 'SILENT':
      return { unit: message.unit }
    case 'DUE':
    case 'OVERDUE':
      return { reference: message.case.reference, day: formatDay(message.dueOn, locale) }
    case 'ASKED':
    case 'ASKED_LATE':
      return { reference: message.disposition.reference, day: formatDay(message.dueOn, locale) }
    case 'GIFT_NEW':
      return { reference: message.gratuity.reference }
    case 'GIFT_DUE':
    case 'GIFT_LATE':
      return { reference: message.gratuity.reference, day: formatDay(message.dueOn, locale) }
    default:
      return { reference: message.case.reference }
  }
}

/** Where it is dealt with. */
export function pathOf(message: NoticeContent): string {
  if (message.kind === 'DIGEST') return '/petugas/kasus'
  if (message.kind === 'SILENT') return '/petugas/papan'
  if ('disposition' in message) return `/petugas/disposisi/${message.disposition.id}`
  if ('gratuity' in message) return `/petugas/gratifikasi/${message.gratuity.id}`
  return `/petugas/kasus/${message.case.id}`
}
