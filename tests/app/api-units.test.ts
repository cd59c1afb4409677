import { GET as one, POST, OPTIONS } from '@/app/api/v1/units/[slug]/route'
import { GET as all } from '@/app/api/v1/units/route'
import { confirmBoard } from '@/lib/data/board'
import { addStockEntry } from '@/lib/data/board-stock'
import { forget } from '@/lib/data/public-memory'
import { unitListSchema, unitSchema } from '@/lib/domain/public-api'
import { boardUnit, form, stockInput } from '../data/boards'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

const BASE = 'https://jari.example/api/v1/units'
const list = (query = '', headers: HeadersInit = {}) => all(new Request(`${BASE}${query}`, { headers }))
const unit = (slug: string, headers: HeadersInit = {}) =>
  one(new Request(`${BASE}/${slug}`, { headers }), { params: Promise.resolve({ slug }) })
const slugs = async (query: string) =>
  unitListSchema.parse(await (await list(query)).json()).units.map(({ slug }) => slug)

test('the list has every unit in the shape that is promised, for any site to read', async () => {
  const answer = await list()
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=0, s-maxage=5, must-revalidate',
    'content-language': 'id',
    etag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
  })
  const { units, count } = unitListSchema.parse(await answer.json())
  expect(count).toBe(units.length)
  expect(units.filter(({ kind }) => kind === 'KELURAHAN')).toHaveLength(65)
  expect(units[0]).toMatchObject({ kind: 'DINAS' })
})

test('the list is searched by spelling variant, kecamatan and service', async () => {
  expect(await slugs('?q=Anduonohu')).toEqual(['kelurahan-andonohu'])
  expect(await slugs('?kecamatan=kecamatan-kambu')).toContain('kelurahan-mokoau')
  expect(await slugs('?kecamatan=kecamatan-kambu')).not.toContain('kelurahan-andonohu')
  expect(await slugs('?service=ktp-baru')).toContain('disdukcapil')
  const offering = (await slugs('?service=kel-sktm')).filter((slug) => slug.startsWith('kelurahan-'))
  expect(offering).toHaveLength(65)
  expect(await slugs('?q=tidak-ada-yang-begini')).toEqual([])
})

test.each([
  ['?q=' + 'x'.repeat(81), ['q']],
  ['?q=', ['q']],
  ['?q=a&q=b', ['q']],
  ['?kecamatan=tidak-ada', ['kecamatan']],
  ['?kecamatan=kelurahan-andonohu', ['kecamatan']],
  ['?service=tidak-ada', ['service']],
  ['?page=2', ['page']],
  ['?__proto__=1&constructor=2', ['__proto__', 'constructor']],
])('%s is refused, naming what is wrong', async (query, fields) => {
  const answer = await list(query)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const problem = await answer.json()
  expect(problem).toMatchObject({ type: 'about:blank', status: 400, title: 'Permintaan ini tidak dapat dipahami.' })
  expect(Object.getOwnPropertyNames(problem.fields).sort()).toEqual([...fields].sort())
})

test('one unit, in the shape that is promised', async () => {
  const board = unitSchema.parse(await (await unit('disdukcapil')).json())
  expect(board.unit).toMatchObject({ slug: 'disdukcapil', position: { lat: expect.any(Number) } })
  expect(board.services).toHaveLength(24)
  expect(board.services[0]).toMatchObject({ feeRupiah: 0, confirmedOn: null })
})

test.each(['tidak-ada', '', '..', '%00', 'x'.repeat(5000)])('no unit is called %j', async (slug) => {
  const answer = await one(new Request(BASE), { params: Promise.resolve({ slug }) })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
})

test('who has it already gets 304 until it changes', async () => {
  const made = await boardUnit()
  forget('units')
  const tag = (await unit(made.slug)).headers.get('etag') ?? ''
  for (const header of [tag, tag.replace('W/', ''), `"x", ${tag}`, '*']) {
    const answer = await unit(made.slug, { 'if-none-match': header })
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tag])
  }
  await confirmBoard(made.operator, { form: form() })
  const changed = await unit(made.slug, { 'if-none-match': tag })
  expect(changed.status).toBe(200)
  expect(changed.headers.get('etag')).not.toBe(tag)
})

test('what an operator enters is in the next answer', async () => {
  const made = await boardUnit()
  forget('units')
  const before = unitSchema.parse(await (await unit(made.slug)).json())
  expect(before.stocks).toEqual([])
  await addStockEntry(made.operator, stockInput(0, 'COUNTED'))
  const after = unitSchema.parse(await (await unit(made.slug)).json())
  expect(after.stocks).toMatchObject([{ item: 'blanko-ktp-el', balance: 0, emptySince: expect.any(String) }])
  expect(after.services[0]?.status.whenOpen).toMatchObject({
    ...{ code: 'UNAVAILABLE', word: 'Tidak ada layanan', why: 'OUT_OF_STOCK' },
    text: expect.stringMatching(/^Blanko habis sejak pukul \d\d\.\d\d\.$/),
  })
  expect(after.status.text).toContain('cetak KTP-el berhenti: blanko habis')
  expect((await slugs(`?q=${made.slug}`))[0]).toBe(made.slug)
})

test('data can only be read', async () => {
  const refused = POST()
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
  expect(await refused.json()).toMatchObject({ status: 405 })
  const asked = OPTIONS()
  expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS'])
})
