import { listBoards, type BoardList } from '@/lib/data/public-boards'
import type { BoardQuery } from '@/lib/domain/board-search'
import { unitQuerySchema } from '@/lib/domain/public-api'
import { fail, fieldProblems, ok, type FieldProblem, type Result } from '@/lib/domain/result'
import { guarded, notAllowed, preflight, prepare, refuse, send, type Prepared } from '../answer'
import { listJson } from '../json'

/**
 * GET /api/v1/units: every office of Kendari with its status now (shape: `unitListSchema` in lib/domain/public-api.ts).
 *
 * `?q=` a name or a service as people spell it (at most 80 characters), best match first · `?kecamatan=` a kecamatan's slug:
 * itself and its kelurahan · `?service=` a service's id: the units that offer it, with the status of that service. 304 to
 * If-None-Match; anything else in the query, given twice or unknown: 400 as application/problem+json (RFC 9457).
 */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const now = new Date()
    const list = await listBoards(now)
    const { searchParams } = new URL(request.url)
    const query = readQuery(searchParams, list)
    if (!query.ok) return refuse(400, query.error.fields ? { fields: query.error.fields } : {})
    return send(request, preparedFor(list, query.value, now))
  })
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }

function readQuery(params: URLSearchParams, { units, services }: BoardList): Result<BoardQuery> {
  const given = Object.fromEntries([...new Set(params.keys())].map((key) => [key, only(params.getAll(key))]))
  const parsed = unitQuerySchema.safeParse(given)
  if (!parsed.success) return fail('INVALID', problems(parsed.error))
  const { q = '', kecamatan = null, service = null } = parsed.data
  const fields: Record<string, FieldProblem> = {}
  if (kecamatan !== null && !units.some(({ unit }) => unit.kind === 'KECAMATAN' && unit.slug === kecamatan))
    fields.kecamatan = { key: 'UNKNOWN_UNIT' }
  if (service !== null && !services.some(({ id }) => id === service)) fields.service = { key: 'UNKNOWN_SERVICE' }
  if (Object.keys(fields).length > 0) return fail('INVALID', fields)
  return ok({ q, district: kecamatan, services: service === null ? null : [service], openNow: false })
}

/** A parameter given twice is as wrong as one of the wrong type. */
const only = (values: string[]) => (values.length === 1 ? values[0] : values)

function problems(error: Parameters<typeof fieldProblems>[0]): Record<string, FieldProblem> {
  const unknown = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  const { '': _whole, ...fields } = fieldProblems(error)
  // A name from the address is sent back only as far as it could be a slip of one of ours.
  return { ...fields, ...Object.fromEntries(unknown.map((key) => [key.slice(0, 20), { key: 'INVALID' }])) }
}

const answers = new WeakMap<BoardList, Map<string, Prepared>>()
const KEPT = 200

/** Within a minute and without a change the list is one object: its answers are kept beside it. */
function preparedFor(list: BoardList, query: BoardQuery, now: Date): Prepared {
  const kept = answers.get(list) ?? new Map<string, Prepared>()
  answers.set(list, kept)
  const key = JSON.stringify(query)
  const known = kept.get(key)
  if (known) return known
  const made = prepare(listJson(list, query, now))
  if (kept.size < KEPT) kept.set(key, made)
  return made
}
