import { DEFAULT_LOCALE } from '@/messages/types'
import { isLocale } from '@/lib/locale'
import { documentIn } from '../document'
import { guarded, notAllowed, preflight, prepare, send } from '../answer'

/** GET /api/v1/openapi.json: what /api/v1 can do, as OpenAPI 3.1; in English with ?bahasa=en. */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const asked = new URL(request.url).searchParams.get('bahasa')
    const locale = isLocale(asked) ? asked : DEFAULT_LOCALE
    return send(request, prepare(documentIn(locale), 'application/json', locale))
  })
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }
