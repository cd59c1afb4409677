import { randomUUID } from 'node:crypto'
import { POST as confirm } from '@/app/api/v1/units/[slug]/confirmation/route'
import {
  DELETE as endNotice,
  GET as readNotice,
  OPTIONS as optionsOfNotice,
  PUT as putNotice,
} from '@/app/api/v1/units/[slug]/notice/route'
import { PUT as putStatus } from '@/app/api/v1/units/[slug]/services/[id]/status/route'
import { POST as addEntry } from '@/app/api/v1/units/[slug]/stock/[item]/entries/route'
import { setStatus } from '@/lib/data/board'
import { db } from '@/lib/data/client'
import { API_WRITES } from '@/lib/data/limits'
import { publicBoard } from '@/lib/data/public-board'
import { forget } from '@/lib/data/public-memory'
import { dayOf } from '@/lib/domain/calendar'
import { OPERATIONS } from '@/lib/domain/api-operations'
import { doneSchema, problemSchema } from '@/lib/domain/public-api'
import { boardUnit, ITEM, storedBoard, type TestUnit } from '../data/boards'
import { systemFor, tokenFor } from '../data/tokens'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

let unit: TestUnit
let token: string

beforeEach(async () => {
  unit = await boardUnit()
  token = await tokenFor(unit.id)
  forget('units')
})

type Sent = {
  body?: unknown
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  token?: string | null
  slug?: string
}
type Params = { slug: string; id: string; item: string }
type Route = (request: Request, context: { params: Promise<Params> }) => Promise<Response>

const key = (value: string = randomUUID()) => ({ 'Idempotency-Key': value })

function send(route: Route, method: string, sent: Sent = {}, place: Partial<Params> = {}): Promise<Response> {
  const { body, raw, headers = {}, token: bearer = token, slug = unit.slug } = sent
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const request = new Request(`https://jari.example/api/v1/units/${slug}/${place.item ?? place.id ?? ''}`, {
    method,
    headers: {
      ...(bearer !== null && { Authorization: `Bearer ${bearer}` }),
      ...(text !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(text !== undefined && { body: text }),
  })
  return route(request, { params: Promise.resolve({ slug, id: 'kk-baru', item: ITEM, ...place }) })
}

const entry = (body: unknown, headers = key()) => send(addEntry, 'POST', { body, headers })
const status = (sent: Sent = {}, place = {}) => send(putStatus, 'PUT', { body: { status: 'LIMITED' }, ...sent }, place)

/** What the document gives as an example. */
const example = (id: string) => OPERATIONS.find((one) => one.id === id)?.write?.example?.(dayOf(new Date()))

async function refusal(answer: Response) {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemSchema.parse(await answer.json())
  expect(problem.status).toBe(answer.status)
  return { status: answer.status, fields: Object.keys(problem.fields ?? {}) }
}

test('what a system writes is public at once, and named as the system’s', async () => {
  const set = await send(putStatus, 'PUT', { body: example('setStatus') })
  expect(doneSchema.parse(await set.json())).toMatchObject({ unit: unit.slug })
  const stock = await entry(example('addStockEntry'))
  expect(doneSchema.parse(await stock.json())).toMatchObject({ balance: 500 })
  expect((await send(confirm, 'POST')).status).toBe(200)
  expect((await send(putNotice, 'PUT', { body: example('setNotice') })).status).toBe(200)

  const board = await publicBoard(unit.slug, new Date())
  expect(board?.notice).toEqual({ text: 'Antre di loket 2', until: expect.any(Date) })
  expect(board?.stocks).toMatchObject([{ itemId: ITEM, balance: 500 }])
  expect(board?.history.changes.map(({ kind, bySystem }) => [kind, bySystem])).toEqual([
    ...[
      ['NOTICE', true],
      ['CONFIRMED', true],
      ['STOCK', true],
      ['STATUS', true],
    ],
  ])
  const { audit } = await storedBoard(unit.id)
  const { tokenId } = await systemFor(token)
  expect(new Set(audit.map(({ actor }) => actor))).toEqual(new Set([`api:${tokenId}`]))

  expect((await send(endNotice, 'DELETE')).status).toBe(200)
  expect((await publicBoard(unit.slug, new Date()))?.notice).toBeNull()
})

test('an operator who did not see it is told which system was faster', async () => {
  await send(putStatus, 'PUT', { body: example('setStatus') })
  const blind = { form: randomUUID(), seen: 0, service: 'kk-baru', status: 'LIMITED' as const, reason: '', instead: '' }
  expect(await setStatus(unit.operator, blind)).toMatchObject({
    error: { code: 'CONFLICT', met: { kind: 'STATUS', by: 'SIAK uji' } },
  })
})

test('who it is comes first, then what it may, then what it asks', async () => {
  for (const none of [null, '', 'jari_x', 'jari_'.padEnd(48, 'x')]) {
    const answer = await status({ token: none, raw: 'no json', slug: 'tidak-ada' })
    const wrong = none === null ? '' : ', error="invalid_token"' // RFC 6750 3.1: nothing of an error to whoever has no token
    expect(answer.headers.get('www-authenticate')).toBe(`Bearer realm="jari"${wrong}`)
    expect(await refusal(answer)).toEqual({ status: 401, fields: [] })
  }
  expect(await refusal(await status({ slug: 'tidak-ada' }))).toEqual({ status: 404, fields: [] })
  expect(await refusal(await status({ slug: 'disdukcapil', raw: 'no json' }))).toEqual({ status: 403, fields: [] })
  const narrow = await tokenFor(unit.id, ['stock:write'])
  const lacking = await status({ token: narrow })
  expect(lacking.headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="board:write"')
  expect(await refusal(lacking)).toEqual({ status: 403, fields: [] })
  expect(await refusal(await status({}, { id: 'kel-sktm' }))).toEqual({ status: 404, fields: [] })
  expect((await storedBoard(unit.id)).changes).toEqual([])
})

test.each<[string, Sent, number, string[]]>([
  ['no JSON', { raw: '{"status":' }, 400, ['body']],
  ['JSON of another charset than UTF-8 (RFC 8259 8.1)', { raw: new Uint8Array([0x22, 0xe9, 0x22]) }, 400, ['body']],
  ['another type', { body: { status: 'LIMITED' }, headers: { 'Content-Type': 'text/plain' } }, 415, []],
  ['a body without end', { raw: `{"reason":"${'x'.repeat(20_000)}"}` }, 413, []],
  ['nothing of what is needed', { body: {} }, 422, ['status']],
  ['a word that is none', { body: { status: 'OPEN' } }, 422, ['status']],
  ['a field that is none', { body: { status: 'LIMITED', reasons: 'x' } }, 422, ['reasons']],
  ['a list', { body: [] }, 422, ['body']],
  ['a text too long', { body: { status: 'LIMITED', reason: 'x'.repeat(141) } }, 422, ['reason']],
  ['a key too short', { body: { status: 'LIMITED' }, headers: key('short') }, 400, ['Idempotency-Key']],
])('%s is refused, and nothing is written', async (_, sent, code, fields) => {
  expect(await refusal(await status(sent))).toEqual({ status: code, fields })
  expect((await storedBoard(unit.id)).changes).toEqual([])
})

test('an entry needs a key; sent twice it counts once, for something else it is refused', async () => {
  const body = { kind: 'RECEIVED', quantity: 7 }
  expect(await refusal(await send(addEntry, 'POST', { body }))).toEqual({ status: 400, fields: ['Idempotency-Key'] })
  const mine = key()
  const [first, again] = [await (await entry(body, mine)).text(), await (await entry(body, mine)).text()]
  expect(again).toBe(first)
  expect(await refusal(await entry({ ...body, quantity: 8 }, mine))).toEqual({
    status: 422,
    fields: ['Idempotency-Key'],
  })
  expect((await storedBoard(unit.id)).entries).toMatchObject([{ delta: 7, balance: 7 }])
})

test('an entry that was written but never answered is not written again, and tells the balance after it', async () => {
  const mine = key('gone-in-between')
  await entry({ kind: 'RECEIVED', quantity: 7 }, mine)
  await db.apiRequest.deleteMany({ where: { key: 'gone-in-between' } })
  await entry({ kind: 'RECEIVED', quantity: 3 })
  expect(await (await entry({ kind: 'RECEIVED', quantity: 7 }, mine)).json()).toMatchObject({ balance: 7 })
  expect((await storedBoard(unit.id)).entries).toHaveLength(2)
})

test('what the ledger refuses names the field', async () => {
  const none = await entry({ kind: 'ISSUED', quantity: 1 })
  expect(none.headers.get('content-language')).toBe('id')
  expect(await refusal(none)).toEqual({ status: 422, fields: ['quantity'] })
  expect(await refusal(await entry({ kind: 'RECEIVED', quantity: 1.5 }))).toEqual({ status: 422, fields: ['quantity'] })
  expect(await refusal(await entry({ kind: 'CORRECTED', quantity: 1 }))).toEqual({ status: 422, fields: ['note'] })
  expect(await refusal(await entry({ kind: 'RECEIVED', quantity: 100_001 }))).toEqual({
    ...{ status: 422, fields: ['quantity'] },
  })
  const past = { text: 'x', until: '2020-01-01T00:00:00+08:00' }
  expect(await refusal(await send(putNotice, 'PUT', { body: past }))).toEqual({ status: 422, fields: ['until'] })
})

test('other methods are told which there are', async () => {
  for (const method of [readNotice, optionsOfNotice] as (() => Response)[]) {
    const answer = method()
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'PUT, DELETE'])
  }
})

test('a token that writes too much is told when to go on', async () => {
  const { tokenId } = await systemFor(token)
  await db.rateLimiterFlexible.create({
    data: { key: `api-write:${tokenId}`, points: API_WRITES, expire: new Date(Date.now() + 60_000) },
  })
  const answer = await status()
  const wait = Number(answer.headers.get('retry-after')) // RFC 9110 10.2.3: when it is worth coming back, not later
  expect([wait > 0, wait <= 60]).toEqual([true, true])
  expect(await refusal(answer)).toEqual({ status: 429, fields: [] })
})
