import type { FieldProblem } from '@/lib/domain/result'
import { etagOf, hasAlready, PUBLIC_CACHE } from '@/lib/etag'
import { translatorFor } from '@/lib/locale'
import { logFailure } from '@/lib/log'
import { DEFAULT_LOCALE, type Locale } from '@/messages/types'

/** A body with its tag, made once for all who ask for the same within a minute. */
export type Prepared = { body: string; type: string; language: Locale; etag: string }

/** JSON unless `type` says what the finished text is. */
export function prepare(value: unknown, type = 'application/json', language: Locale = DEFAULT_LOCALE): Prepared {
  const body = typeof value === 'string' ? value : JSON.stringify(value)
  return { body, type, language, etag: etagOf(body) }
}

// Public data: pages of other sites may read it. They get no cookies of ours, and we look at none here.
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' }
const METHODS = 'GET, HEAD, OPTIONS'

/** 200 with the data, or 304 to whoever has it already. */
export function send(request: Request, prepared: Prepared): Response {
  const { body, type, language, etag } = prepared
  const headers = { ...OPEN, ETag: etag, 'Cache-Control': PUBLIC_CACHE, Vary: 'Accept-Encoding' }
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers })
  const described = { ...headers, 'Content-Type': type, 'Content-Language': language }
  // Not pressed here: Next drops a Content-Encoding, so scripts/http/brotli.mjs would press it once more.
  return new Response(body, { headers: described })
}

/** What a request can be refused with; the sentences are the messages `board.api.<status>`. */
export type Refusal = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503

/** What a refusal says besides: the fields that are wrong, and headers that tell what to do. */
export type RefusalExtra = { fields?: Record<string, FieldProblem>; headers?: Record<string, string> }

/** A refusal as application/problem+json (RFC 9457), in Indonesian like the data. */
export function refuse(status: Refusal, { fields, headers }: RefusalExtra = {}): Response {
  const t = translatorFor('id', 'board.api')
  const errors = translatorFor('id', 'errors')
  const detail = Object.entries(fields ?? {})
    .map(([name, { key, max, min }]) => `${name}: ${errors(key as 'INVALID', { max: max ?? 0, min: min ?? 0 })}`)
    .join(' ')
  const body = { type: 'about:blank', status, title: t(`${status}`), ...(fields && { detail, fields }) }
  return Response.json(body, {
    status,
    headers: {
      ...OPEN,
      'Content-Type': 'application/problem+json',
      'Content-Language': 'id',
      'Cache-Control': 'no-store',
      ...headers,
    },
  })
}

/** Whatever a handler throws is a 503 without a word of what happened. */
export async function guarded(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    logFailure('api', error)
    return refuse(503)
  }
}

export const notAllowed = () => refuse(405, { headers: { Allow: METHODS } })

/** The answer to a browser that asks before it asks (CORS preflight). */
export function preflight(): Response {
  const headers = {
    ...OPEN,
    Allow: METHODS,
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Max-Age': '86400',
  }
  return new Response(null, { status: 204, headers: { ...headers, 'Access-Control-Allow-Headers': 'If-None-Match' } })
}
