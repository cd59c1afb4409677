import { randomUUID } from 'node:crypto'
import addFormats from 'ajv-formats'
import Ajv2020 from 'ajv/dist/2020'
import { documentIn } from '@/app/api/v1/document'
import { db } from '@/lib/data/client'
import { API_WRITES } from '@/lib/data/limits'
import { forget } from '@/lib/data/public-memory'
import { EXAMPLES, OPERATIONS, type Operation } from '@/lib/domain/api-operations'
import type { Schema } from '@/lib/domain/openapi'
import { boardUnit, type TestUnit } from '../data/boards'
import { systemFor, tokenFor } from '../data/tokens'
import { closed } from '../support/closed'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

type Route = (request: Request, context: { params: Promise<object> }) => Promise<Response>
type Described = {
  headers?: Record<string, { schema: Schema }>
  content?: Record<string, { schema?: Schema }>
}

const promised = documentIn('id')
const ajv = addFormats(new Ajv2020({ allErrors: true, strict: false }))
ajv.addSchema({ $id: 'document', ...(closed(promised) as Schema) })
/** What is wrong with a value by the schema at a place of the document; null: nothing. */
const check = (at: string[], value: unknown) => {
  const pointer = at.map((part) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')
  const valid = ajv.getSchema(`document#/${pointer}`)
  return valid?.(value) ? null : (valid?.errors ?? `no schema at ${pointer}`)
}

let unit: TestUnit
let token: string
let tokenId: string

beforeAll(async () => {
  unit = await boardUnit()
  await db.stock.create({ data: { unitId: unit.id, itemId: EXAMPLES.item ?? '', balance: 1, updatedAt: new Date() } })
  token = await tokenFor(unit.id)
  tokenId = (await systemFor(token)).tokenId
  forget('units')
})
afterEach(() => db.rateLimiterFlexible.deleteMany({ where: { key: `api-write:${tokenId}` } }))

/** What differs from the request that succeeds. */
type Other = { slug?: string; query?: string; headers?: Record<string, string>; body?: string }

async function ask({ path, method, write }: Operation, { slug = unit.slug, query = '', headers, body }: Other = {}) {
  const example = promised.paths[path]?.[method]?.requestBody?.content['application/json'].example
  const text = body ?? (example && JSON.stringify(example))
  const request = new Request(`https://jari.example/api/v1${path.replace('{slug}', slug)}${query}`, {
    method: method.toUpperCase(),
    headers: {
      ...(write && { Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() }),
      ...(text && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(text && { body: text }),
  })
  const routes = (await import(`../../app/api/v1${path.replace(/\{(\w+)\}/g, '[$1]')}/route`)) as Record<string, Route>
  return routes[method.toUpperCase()]?.(request, { params: Promise.resolve({ ...EXAMPLES, slug }) })
}

/** What brings each status about, of any operation that names it. */
const BROUGHT: Record<number, (operation: Operation) => ReturnType<typeof ask>> = {
  200: (operation) => ask(operation),
  304: async (operation) => {
    const etag = (await ask(operation))?.headers.get('etag') ?? ''
    return ask(operation, { headers: { 'If-None-Match': etag } })
  },
  400: (operation) => ask(operation, { query: '?page=2', headers: { 'Idempotency-Key': 'short' } }),
  401: (operation) => ask(operation, { headers: { Authorization: 'Bearer none' } }),
  403: (operation) => ask(operation, { slug: 'disdukcapil' }),
  404: (operation) => ask(operation, { slug: 'tidak-ada' }),
  409: async (operation) => {
    const key = randomUUID()
    await ask(operation, { headers: { 'Idempotency-Key': key } })
    await db.apiRequest.update({ where: { tokenId_key: { tokenId, key } }, data: { status: null, at: new Date() } })
    return ask(operation, { headers: { 'Idempotency-Key': key } })
  },
  413: (operation) => ask(operation, { body: ' '.repeat(20_000) }),
  415: (operation) => ask(operation, { headers: { 'Content-Type': 'text/plain' } }),
  422: async (operation) => {
    const key = randomUUID()
    await db.apiRequest.create({ data: { tokenId, key, requestHash: new Uint8Array(32), at: new Date() } })
    return ask(operation, { headers: { 'Idempotency-Key': key } })
  },
  429: async (operation) => {
    const key = `api-write:${tokenId}`
    await db.rateLimiterFlexible.create({ data: { key, points: API_WRITES, expire: new Date(Date.now() + 60_000) } })
    return ask(operation)
  },
  503: async (operation) => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    const broken = jest.spyOn(Headers.prototype, 'get').mockImplementation(() => {
      throw new Error('rahasia')
    })
    return ask(operation).finally(() => broken.mockRestore())
  },
}

const cases = OPERATIONS.flatMap((operation) =>
  Object.keys(promised.paths[operation.path]?.[operation.method]?.responses ?? {}).map(
    (status) => [operation.id, Number(status), operation] as const,
  ),
)

test.each(cases)('%s is answered %i as the document says', async (_, status, operation) => {
  const answer = await BROUGHT[status]?.(operation)
  expect(answer?.status).toBe(status)
  const { path, method } = operation
  const { headers = {}, content = {} } = promised.paths[path]?.[method]?.responses[status as 200] as Described
  for (const [name, { schema }] of Object.entries(headers)) {
    const value = answer?.headers.get(name)
    expect(value).toBeTruthy()
    expect(ajv.validate(schema, schema.type === 'integer' ? Number(value) : value)).toBe(true)
  }
  const type = answer?.headers.get('content-type')?.split(';')[0]
  expect(Object.keys(content)).toEqual(type ? [type] : [])
  if (!type || !content[type]?.schema) return
  const at = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
  expect(check(at, await answer?.json())).toBeNull()
})

test('an example is a body as the document asks for it, and a limit is the one there is', () => {
  for (const { path, method, write } of OPERATIONS.filter(({ write }) => write?.body)) {
    const at = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema']
    expect(check(at, promised.paths[path]?.[method]?.requestBody?.content['application/json'].example)).toBeNull()
    expect(check(at, { ...write?.body, unknown: 1 })).not.toBeNull()
  }
  const { addStockEntry } = Object.fromEntries(OPERATIONS.map((operation) => [operation.id, operation]))
  expect(JSON.stringify(promised.paths[addStockEntry?.path ?? '']?.post?.responses)).toContain(`${API_WRITES} `)
})
