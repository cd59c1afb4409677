import type PgBoss from 'pg-boss'
import { TryAgain, work } from '@/lib/jobs/boss'
import { factsOf, quiet } from '@/lib/journal.mjs'
import { logFailure, logRefusal } from '@/lib/log'

let written: jest.SpyInstance
beforeEach(() => (written = jest.spyOn(process.stderr, 'write').mockReturnValue(true)))
afterEach(() => written.mockRestore())

const lines = () => written.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>)

test('a failure is one line of JSON: what, name, code and place, never its message', () => {
  const error = Object.assign(new TypeError('rahasia\n    at rahasia (rahasia.ts:1:1)'), { code: 'P2002' })
  logFailure('upload', error)
  expect(lines()).toEqual([
    {
      ...{
        level: 'error',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        what: 'upload',
        error: 'TypeError',
        code: 'P2002',
      },
      at: [expect.stringMatching(/^at .*journal\.test\.ts/)],
    },
  ])
  expect(String(written.mock.calls)).not.toContain('rahasia')
})

test('a refusal is one line too: where, and who of the house or which of today’s accounts', () => {
  logRefusal('page', { officer: 'seruni', role: 'VIEWER', asked: 'case:read' })
  expect(lines()).toEqual([
    {
      ...{ level: 'warn', time: expect.any(String), what: 'refused', door: 'page' },
      ...{ officer: 'seruni', role: 'VIEWER', asked: 'case:read' },
    },
  ])
})

test.each<[string, unknown, object]>([
  ['text', 'rahasia', { error: 'string' }],
  ['nothing', undefined, { error: 'undefined' }],
  ['an object', { message: 'rahasia' }, { error: 'object' }],
])('%s that was thrown is named by its kind alone', (_, thrown, facts) => {
  expect(factsOf(thrown)).toEqual(facts)
})

test('a code that is no code and a message changed afterwards tell nothing', () => {
  const error = Object.assign(new Error('rahasia satu'), { code: 'rahasia dua' })
  expect(error.stack).toContain('rahasia satu') // written down now, before it changes
  error.message = 'rahasia tiga'
  expect(factsOf(error)).toEqual({ error: 'Error' })
})

test('what a framework prints is told without its words; an error keeps the digest that its visitor was shown', () => {
  const stand = { error: jest.fn(), warn: jest.fn() }
  const [error, warn] = [stand.error, stand.warn]
  quiet(stand as unknown as Console)
  stand.error('rahasia', Object.assign(new RangeError('rahasia'), { digest: '1234567890' }))
  stand.warn('rahasia')
  expect([error, warn].map((printed) => printed.mock.calls)).toEqual([[], []])
  expect(lines()).toMatchObject([
    { level: 'error', what: 'framework', error: 'RangeError', digest: '1234567890' },
    { level: 'warn', what: 'framework', error: 'Text', at: expect.any(Array) },
  ])
  expect(String(written.mock.calls)).not.toContain('rahasia')
})

describe('a job', () => {
  /** Runs a job as pg-boss would. */
  async function run(job: () => Promise<unknown>): Promise<unknown> {
    let handler: () => Promise<unknown> = async () => undefined
    const boss = { work: (_queue: string, _options: object, given: typeof handler) => (handler = given) }
    await work(boss as unknown as PgBoss, 'cases-clock', job)
    return handler()
  }

  test('that fails is told, and stays failed', async () => {
    const broken = run(async () => {
      throw new RangeError('rahasia')
    })
    await expect(broken).rejects.toThrow(RangeError)
    expect(lines()).toMatchObject([{ level: 'error', what: 'job cases-clock', error: 'RangeError' }])
    expect(String(written.mock.calls)).not.toContain('rahasia')
  })

  test('that is done, or is to be tried again since another house takes nothing now, is no line', async () => {
    await run(async () => 1)
    await expect(run(() => Promise.reject(new TryAgain('later')))).rejects.toThrow(TryAgain)
    expect(lines()).toEqual([])
  })
})
