import { openApi, type OpenApi } from '@/lib/domain/openapi'
import { translatorFor } from '@/lib/locale'
import { absolute } from '@/lib/site'
import type { Locale } from '@/messages/types'

const made = new Map<Locale, OpenApi>()

/** The OpenAPI document in one language; made once. */
export function documentIn(locale: Locale): OpenApi {
  const known = made.get(locale)
  if (known) return known
  const t = translatorFor(locale, 'api')
  // Which keys there are follows from the schemas; tests/app/api-document.test.ts looks that each has its sentence.
  const document = openApi(absolute(''), (key) => t(key as 'title'))
  made.set(locale, document)
  return document
}
