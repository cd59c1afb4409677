import type { z } from 'zod'
import { answerOnce, type StoredAnswer } from '@/lib/data/api-requests'
import { systemOf, type ApiSystem } from '@/lib/data/api-tokens'
import { takeApiWrite } from '@/lib/data/limits'
import { unitNamed } from '@/lib/data/public-boards'
import { idempotencyKeySchema, type Scope } from '@/lib/domain/api-access'
import { witaIso } from '@/lib/domain/public-api'
import { fieldProblems, type FailureCode, type Result } from '@/lib/domain/result'
import { logRefusal } from '@/lib/log'
import { readUpTo } from '@/lib/problem'
import { guarded, refuse, type Refusal, type RefusalExtra } from './answer'

/** One deed of a unit's own system. `form` names the deed, so that it is done once; `body` null: it has none. */
type Run<T> = (system: ApiSystem, body: T, form: string) => Promise<Result<Record<string, unknown> | null>>

type Options<T> = {
  scope: Scope
  body: z.ZodType<T> | null
  /** a deed that would count twice if it were sent twice must have a key; others may */
  key: 'required' | 'optional'
  run: Run<T>
}

const MAX_BODY = 16_384
const REALM = 'Bearer realm="jari"'

const STATUS: Record<FailureCode, Refusal> = {
  INVALID: 422,
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  LIMITED: 429,
  UNAVAILABLE: 503,
}

/**
 * The one way into a write of /api/v1: who (401, by RFC 6750 3) → how often (429) → which office (404, or 403 for another than the token's
 * and for a scope that it lacks: which offices there are is no secret) → what (415, 413, 400, 422) → once (409, 422) → run.
 */
export function write<T>(request: Request, slug: string, options: Options<T>): Promise<Response> {
  return guarded(async () => {
    const system = await whose(request)
    if (!system) {
      logRefusal('api', { asked: options.scope })
      const wrong = request.headers.has('authorization') ? ', error="invalid_token"' : ''
      return refuse(401, { headers: { 'WWW-Authenticate': REALM + wrong } })
    }
    const wait = await takeApiWrite(system.tokenId)
    if (wait !== null) return refuse(429, { headers: { 'Retry-After': String(wait) } })
    const unit = await unitNamed(slug)
    if (!unit) return refuse(404)
    if (unit.slug !== system.unitSlug || !system.scopes.includes(options.scope)) {
      logRefusal('api', { token: system.tokenId, asked: options.scope })
      const needed = `${REALM}, error="insufficient_scope", scope="${options.scope}"`
      return refuse(403, { headers: { 'WWW-Authenticate': needed } })
    }
    const key = keyOf(request, options.key)
    if (key === false) return refuse(400, { fields: { 'Idempotency-Key': { key: 'IDEMPOTENCY_KEY' } } })
    const read = await readBody(request, options.body)
    if ('refusal' in read) return read.refusal
    const answer = (form: string) => answered(options.run(system, read.body, form), slug)
    if (key === null) return toResponse(await answer(crypto.randomUUID()))
    const { method, url } = request
    const said = [method, new URL(url).pathname, read.text].join('\n')
    const asked = { tokenId: system.tokenId, unitId: unit.id, key, request: said }
    const once = await answerOnce(asked, answer)
    if ('answer' in once) return toResponse(once.answer)
    if (once.refused === 'UNDER_WAY') return refuse(409, { headers: { 'Retry-After': '2' } })
    return refuse(422, { fields: { 'Idempotency-Key': { key: 'KEY_REUSED' } } })
  })
}

/** The token of `Authorization: Bearer …`; the scheme is written in any case (RFC 9110 11.1). */
async function whose(request: Request): Promise<ApiSystem | null> {
  const [, token] = /^bearer +([\w-]{20,100})$/i.exec(request.headers.get('authorization') ?? '') ?? []
  return token === undefined ? null : systemOf(token)
}

/** The request's key; null: it has none and needs none; false: it must have a proper one. */
function keyOf(request: Request, need: 'required' | 'optional'): string | null | false {
  const given = request.headers.get('idempotency-key')
  if (given === null) return need === 'optional' ? null : false
  return idempotencyKeySchema.safeParse(given).success ? given : false
}

type Read<T> = { body: T; text: string } | { refusal: Response }

async function readBody<T>(request: Request, schema: z.ZodType<T> | null): Promise<Read<T>> {
  const bytes = await readUpTo(request, MAX_BODY)
  if (!bytes) return { refusal: refuse(413) }
  // A deed without a body: whatever was sent with it says nothing.
  if (schema === null) return { body: null as T, text: '' }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return { refusal: refuse(415, { headers: { Accept: 'application/json' } }) }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const parsed = schema.safeParse(JSON.parse(text))
    if (parsed.success) return { body: parsed.data, text }
    return { refusal: refuse(422, { fields: bodyProblems(parsed.error) }) }
  } catch {
    return { refusal: refuse(400, { fields: { body: { key: 'JSON' } } }) }
  }
}

/** Problems by field; a field that is not of the body is named as far as it could be a slip of one that is. */
function bodyProblems(error: z.ZodError) {
  const unknown = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  const { '': whole, ...fields } = fieldProblems(error)
  const others = unknown.map((name) => [name.slice(0, 20), { key: 'UNKNOWN_FIELD' }] as const)
  return { ...fields, ...Object.fromEntries(others), ...(whole && others.length === 0 && { body: whole }) }
}

async function answered(result: Promise<Result<Record<string, unknown> | null>>, unit: string): Promise<StoredAnswer> {
  const done = await result
  if (done.ok) {
    return { status: 200, body: JSON.stringify({ version: 1, unit, at: witaIso(new Date()), ...done.value }) }
  }
  const { code, fields } = done.error
  const extra: RefusalExtra = fields ? { fields } : {}
  return { status: STATUS[code], body: await refuse(STATUS[code], extra).text() }
}

function toResponse({ status, body }: StoredAnswer): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  const headers = { 'Content-Type': type, 'Content-Language': 'id', 'Cache-Control': 'no-store' }
  return new Response(body, { status, headers })
}

/** The answers of a write's address to every method that it has not, also to OPTIONS: pages of other sites may not write. */
export function only(...methods: string[]): () => Response {
  return () => refuse(405, { headers: { Allow: methods.join(', ') } })
}
