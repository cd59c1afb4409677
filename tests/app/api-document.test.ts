import { readdirSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import addFormats from 'ajv-formats'
import Ajv2020 from 'ajv/dist/2020'
import { GET as unitAtom } from '@/app/api/v1/units/[slug]/feed.atom/route'
import { GET as one } from '@/app/api/v1/units/[slug]/route'
import { GET as all } from '@/app/api/v1/units/route'
import { GET as figures } from '@/app/api/v1/figures/route'
import { GET as satisfaction } from '@/app/api/v1/satisfaction/route'
import { GET as document } from '@/app/api/v1/openapi.json/route'
import { GET as nothing } from '@/app/api/v1/[[...rest]]/route'
import { OPERATIONS } from '@/lib/domain/api-operations'
import { fieldLines, type OpenApi, type Schema } from '@/lib/domain/openapi'
import { STOCK_ENTRY_KINDS } from '@/lib/domain/stock'
import { closed } from '../support/closed'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

const BASE = 'https://jari.example/api/v1'
const read = async (query = '') =>
  (await (await document(new Request(`${BASE}/openapi.json${query}`))).json()) as OpenApi
const slug = (name: string) => ({ params: Promise.resolve({ slug: name }) })

/** Every sentence of the document. */
function sentences(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    (key === 'description' || key === 'summary') && typeof value === 'string' ? [value] : sentences(value),
  )
}

test.each(['', '?bahasa=en'])(
  'openapi.json%s is OpenAPI 3.1 by its own schema, and says everything in words',
  async (query) => {
    const made = await read(query)
    const { valid, errors } = await new Validator().validate({ ...made })
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
    expect(sentences(made).filter((sentence) => sentence.startsWith('api.') || !/[.!]$/.test(sentence.trim()))).toEqual(
      Object.values(made.paths).flatMap((path) => Object.values(path).map(({ summary }) => summary)),
    )
  },
)

test('a moment is told by its format, without a pattern for machines to stumble over', async () => {
  expect(JSON.stringify((await read()).components)).toMatch(/"format":"date-time"/)
  expect(JSON.stringify((await read()).components)).not.toMatch(/"pattern"/)
})

test('the English document says other words about the same things', async () => {
  const [indonesian, english] = [await read(), await read('?bahasa=en')]
  expect(Object.keys(english.paths)).toEqual(Object.keys(indonesian.paths))
  expect(english.info.description).not.toBe(indonesian.info.description)
  const languages = ['', '?bahasa=en'].map(async (query) =>
    (await document(new Request(`${BASE}/openapi.json${query}`))).headers.get('content-language'),
  )
  expect(await Promise.all(languages)).toEqual(['id', 'en'])
})

test('whatever else is asked for is not there, in words for machines', async () => {
  const answer = nothing()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
})

test('the document names every route there is, and no other', () => {
  const routes = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.startsWith('[['))
    .map((file) => `/${file.replace('/route.ts', '').replace(/\[(\w+)\]/g, '{$1}')}`)
  expect([...new Set(OPERATIONS.map(({ path }) => path))].sort()).toEqual(routes.sort())
})

test.each([
  ['UnitList', () => all(new Request(`${BASE}/units`))],
  ['UnitList', () => all(new Request(`${BASE}/units?q=Anduonohu&service=kel-sktm`))],
  ['Unit', () => one(new Request(BASE), slug('disdukcapil'))],
  ['Unit', () => one(new Request(BASE), slug('kelurahan-andonohu'))],
  ['Figures', () => figures(new Request(`${BASE}/figures`))],
  ['Satisfaction', () => satisfaction(new Request(`${BASE}/satisfaction`))],
  ['Problem', () => all(new Request(`${BASE}/units?page=2`))],
  ['Problem', () => unitAtom(new Request(BASE), slug('tidak-ada'))],
] as const)(
  'a real answer is a %s as the document has it, with no field that it keeps silent about',
  async (name, ask) => {
    const { components } = await read()
    const ajv = addFormats(new Ajv2020({ allErrors: true }))
    const validate = ajv.compile(closed(components.schemas[name]) as Schema)
    validate(await (await ask()).json())
    expect(validate.errors).toBeNull()
  },
)

test('the fields of a schema, one a line', async () => {
  const { components, paths } = await read('?bahasa=en')
  const lines = fieldLines(components.schemas.Unit ?? {})
  expect(lines).toContainEqual({
    path: 'services[].status.since',
    type: 'string (date-time) | null',
    description: 'Since when; null where not known.',
  })
  expect(lines).toContainEqual({ path: 'unit.phone', type: 'string | null', description: undefined })
  expect(lines.map(({ path }) => path)).toContain('stocks[].today[].delta')
  const entry = paths['/units/{slug}/stock/{item}/entries']?.post?.requestBody?.content['application/json'].schema
  expect(fieldLines(entry ?? {}).map(({ path, type }) => [path, type])).toEqual([
    ['kind', STOCK_ENTRY_KINDS.join(' | ')],
    ['quantity', 'integer (-100000 … 100000)'],
    ['note', 'string (≤ 140)'],
  ])
})
