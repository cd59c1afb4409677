import { dayOf } from '@/lib/domain/calendar'
import { openApi, type OpenApi } from '@/lib/domain/openapi'
import { translatorFor } from '@/lib/locale'
import { absolute } from '@/lib/site'
import type { Locale } from '@/messages/types'

const made = new Map<Locale, { today: string; document: OpenApi }>()

/** The OpenAPI document in one language; made once a day, for its examples. */
export function documentIn(locale: Locale): OpenApi {
  const today = dayOf(new Date())
  const known = made.get(locale)
  if (known?.today === today) return known.document
  const t = translatorFor(locale, 'api')
  // Which keys there are follows from the schemas; tests/app/api-document.test.ts looks that each has its sentence.
  const document = openApi(absolute(''), (key) => t(key as 'title'), today)
  made.set(locale, { today, document })
  return document
}
