import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { db } from '@/lib/data/client'
import { isReady } from '@/lib/data/readiness'
import { logFailure } from '@/lib/log'
import { serveMetrics } from '@/lib/metrics'
import { GET as health } from '@/app/api/health/route'
import { GET as ready } from '@/app/api/ready/route'
import { roomOf, withMetrics } from '@/scripts/http/metrics.mjs'
import { EventEmitter } from 'node:events'

/** Answers are kept for a second: each question here is asked at a time of its own. */
let moment = Date.now()
const later = () => (moment += 10_000)
afterEach(() => jest.restoreAllMocks())

const unfinished = (name: string) => db.$executeRaw`
  UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = ${name}`
const finished = () => db.$executeRaw`UPDATE "_prisma_migrations" SET finished_at = now() WHERE finished_at IS NULL`

test('a process is alive whatever the database does, and says nothing else', async () => {
  jest.spyOn(db, '$queryRaw').mockRejectedValue(new Error('rahasia') as never)
  const answer = health()
  expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([200, 'ok\n', 'no-store'])
})

test('it is ready with a database that has all migrations, and not before', async () => {
  expect(await isReady(later())).toBe(true)
  await unfinished('20261124140000_notices')
  try {
    expect(await isReady(moment + 500)).toBe(true) // the same second, the same answer
    expect(await isReady(later())).toBe(false)
  } finally {
    await finished()
  }
  expect(await isReady(later())).toBe(true)
})

test.each<[string, () => Promise<unknown>]>([
  ['is lost', () => Promise.reject(new Error('rahasia'))],
  ['does not answer', () => new Promise(() => {})],
])('while the database %s a stranger learns that it is not ready, and not why', async (_, query) => {
  const asked = jest.spyOn(db, '$queryRaw').mockImplementation(query as never)
  jest.spyOn(Date, 'now').mockReturnValue(later())
  const answers = await Promise.all([ready(), ready()])
  expect(answers.map(({ status }) => status)).toEqual([503, 503])
  expect(await answers[0]?.text()).toBe('not ready\n')
  expect(asked).toHaveBeenCalledTimes(1)
})

/** One request that was answered so; `writableFinished` false: it was broken off. */
async function answered(method: string, url: string, statusCode: number, writableFinished = true) {
  const response = Object.assign(new EventEmitter(), { statusCode, writableFinished })
  const handle = jest.fn(async () => {})
  await withMetrics(handle)({ method, url }, response)
  response.emit('close')
  expect(handle).toHaveBeenCalledTimes(1)
}

describe('metrics', () => {
  let server: Server
  beforeAll(async () => {
    server = serveMetrics(0)
    await once(server, 'listening')
  })
  afterAll(() => new Promise((done) => server.close(done)))
  const address = () => server.address() as AddressInfo
  const read = async (path = '/metrics') => fetch(`http://127.0.0.1:${address().port}${path}`)

  test('are for this machine alone', () => expect(address().address).toBe('127.0.0.1'))

  test('tell how the process, its answers and its failures stand, by rooms and never by addresses', async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    logFailure('upload', new Error('rahasia'))
    await answered('GET', '/layanan/rahasia?kode=rahasia', 200)
    const text = await (await read()).text()
    expect(text).toMatch(/^jari_failures_total\{what="upload"\} 1$/m)
    expect(text).toMatch(/^jari_http_seconds_count\{method="GET",room="layanan",status="200"\} 1$/m)
    expect(text).toMatch(/^jari_ready [01]$/m)
    expect(text).toMatch(/^process_resident_memory_bytes \d/m)
    expect(text).not.toContain('rahasia')
  })

  test.each(['/lapor', '/lapor/kirim', '/lacak/buka?a=b', '/bukti/x', '/survei/disdukcapil'])(
    'do not say when somebody was at %s, only that it failed there',
    async (url) => {
      const reports = async () =>
        (await (await read()).text()).match(/^jari_http_seconds.*room="(reporter|lapor|lacak|bukti|survei)".*/gm)
      const before = await reports()
      for (const method of ['GET', 'POST'])
        for (const status of [200, 303, 404, 429]) await answered(method, url, status)
      await answered('POST', url, 200, false) // broken off
      expect(await reports()).toEqual(before)
      await answered('POST', url, 500)
      const failed = (await reports())?.filter((line) => line.includes('_count'))
      expect(failed).toEqual([
        expect.stringMatching(/^jari_http_seconds_count\{method="any",room="reporter",status="failed"\} \d+$/),
      ])
    },
  )

  test('are at one address', async () => expect((await read('/')).status).toBe(404))
})

test.each([
  ['/', 'home'],
  ['/?a=b', 'home'],
  ['/lapor?unit=x', 'reporter'],
  ['/survei/x', 'reporter'],
  ['/layanan?q=x', 'layanan'],
  ['/_next/static/x.js', '_next'],
  ['/wp-admin', 'other'],
  ['/../x', 'other'],
])('%s is in the room %s', (url, room) => expect(roomOf(url)).toBe(room))
