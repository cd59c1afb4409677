import { once } from 'node:events'
import { request, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { PLAIN_EVIDENCE } from '@/lib/domain/evidence-limits'
import { problemSchema } from '@/lib/domain/public-api'
import nextConfig from '@/next.config'
import { createFront, drain } from '../../scripts/http/front.mjs'
import { FORMS } from '../../scripts/http/limits.mjs'

const MAX = 100_000
let server: Server
afterEach(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))))

async function front(
  app: (...args: Parameters<RequestListener>) => Promise<unknown>,
  trustProxy = false,
  more: Partial<Parameters<typeof createFront>[1]> = {},
): Promise<number> {
  server = createFront(app as () => Promise<void>, { maxBody: MAX, trustProxy, ...more })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const echoHeaders: Parameters<typeof front>[0] = async (req, res) => {
  res.setHeader('X-Powered-By', 'something')
  res.end(JSON.stringify(req.headers))
}

/** Counts a body as an app would, by reading all of it. */
const countBody: Parameters<typeof front>[0] = async (req, res) => {
  let size = 0
  for await (const chunk of req) size += (chunk as Buffer).length
  res.end(String(size))
}

const text = async (response: IncomingMessage) => (await response.toArray()).join('')

/** Sends raw bytes and resolves with all that comes back until the server closes. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  return Buffer.concat(await socket.toArray()).toString()
}

describe('what a client says about itself', () => {
  const spoofed = {
    'X-Forwarded-For': '1.2.3.4, 5.6.7.8',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Real-IP': '1.2.3.4',
    Forwarded: 'for=1.2.3.4',
  }

  test('is dropped; the address is that of the socket', async () => {
    const response = await fetch(`http://127.0.0.1:${await front(echoHeaders)}/`, { headers: spoofed })
    const headers = (await response.json()) as Record<string, string>
    expect(headers['x-forwarded-for']).toBe('127.0.0.1')
    expect(Object.keys(headers).filter((name) => /forwarded|real-ip/.test(name))).toEqual(['x-forwarded-for'])
    expect(response.headers.get('x-powered-by')).toBeNull()
  })

  test('behind one trusted proxy: the right-most entry, which the proxy wrote', async () => {
    const response = await fetch(`http://127.0.0.1:${await front(echoHeaders, true)}/`, { headers: spoofed })
    expect(await response.json()).toMatchObject({
      'x-forwarded-for': '5.6.7.8',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    })
  })

  test('behind a trusted proxy that says nonsense: the socket', async () => {
    const headers = { 'X-Forwarded-For': 'unknown', 'X-Forwarded-Proto': 'javascript' }
    const response = await fetch(`http://127.0.0.1:${await front(echoHeaders, true)}/`, { headers })
    const got = (await response.json()) as Record<string, string>
    expect(got['x-forwarded-for']).toBe('127.0.0.1')
    expect(got).not.toHaveProperty('x-forwarded-proto')
  })
})

describe('bodies', () => {
  const app = jest.fn(countBody)
  beforeEach(() => app.mockClear())

  test('up to the limit pass, declared or not, and the connection lives on', async () => {
    const port = await front(app)
    const body = Buffer.alloc(MAX, 'a')
    const declared = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body })
    expect([declared.status, await declared.text(), declared.headers.get('connection')]).toEqual([
      200,
      `${MAX}`,
      'keep-alive',
    ])
    const chunked = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect([chunked.status, await chunked.text(), chunked.headers.get('connection')]).toEqual([
      200,
      `${MAX}`,
      'keep-alive',
    ])
  })

  test('over it by their own declaration: 413 in both languages, and the app hears nothing', async () => {
    const port = await front(app)
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: Buffer.alloc(10 * 2 ** 20) })
    expect([response.status, response.headers.get('connection')]).toEqual([413, 'close'])
    expect(await response.text()).toMatch(/^Kiriman terlalu besar .*\nThe request is too large .*\n$/)
    expect(app).not.toHaveBeenCalled()
  })

  test.each([{ length: 10 * 2 ** 20 }, { length: null }])('so does a machine, as a problem: %j', async ({ length }) => {
    const body = Buffer.alloc(10 * 2 ** 20)
    const response = await fetch(`http://127.0.0.1:${await front(app)}/api/v1/units`, {
      method: 'POST',
      ...(length ? { body } : { body: new Blob([body]).stream(), duplex: 'half' }),
    } as RequestInit)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(problemSchema.parse(await response.json())).toEqual({
      ...{ type: 'about:blank', status: 413, title: 'Kiriman terlalu besar (paling banyak 0.1 MiB).' },
    })
  })

  test('over it without a declaration: 413, and the app gets an error, never a shortened body', async () => {
    const port = await front(app)
    const sent = request({ port, method: 'POST', headers: { 'Transfer-Encoding': 'chunked' } })
    sent.on('error', () => {})
    for (let i = 0; i < 8; i++) sent.write(Buffer.alloc(MAX / 4))
    sent.end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    expect([response.statusCode, response.headers.connection]).toEqual([413, 'close'])
    expect(await text(response)).toContain('The request is too large')
    await expect(app.mock.results[0]?.value).rejects.toThrow('too large')
  })

  test('a client that asks first (Expect: 100-continue) is refused before it sends', async () => {
    const port = await front(app)
    const answer = await raw(
      port,
      `POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${MAX + 1}\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    const small = await raw(
      port,
      'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok',
    )
    expect(small).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/)
  })
})

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a target that is no path', 'GET http://elsewhere/ HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['a method that only echoes', 'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n', 501],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
  ['endless headers', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
])('%s: a short answer, no word in a log', async (_, bytes, status) => {
  const written = [jest.spyOn(process.stdout, 'write'), jest.spyOn(process.stderr, 'write')]
  const answer = await raw(await front(echoHeaders), bytes)
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  for (const spy of written) {
    expect(spy).not.toHaveBeenCalled()
    spy.mockRestore()
  }
})

test.each([
  ['/layanan/%FF?q=%FF', '/layanan/%25FF?q=%FF'],
  ['/api/v1/units/%E2%80', '/api/v1/units/%25E2%2580'],
  ['/a%', '/a%25'],
  ['/layanan/%E2%80%93?a=?', '/layanan/%E2%80%93?a=?'],
])('%s is asked of the app as %s: an address that is no text is nobody’s', async (asked, seen) => {
  const port = await front(async (req, res) => void res.setHeader('X-Seen', req.url ?? '').end())
  expect(await raw(port, `GET ${asked} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toContain(
    `X-Seen: ${seen}\r\n`,
  )
})

test('an app that throws answers 500 and the server goes on', async () => {
  const port = await front(async () => Promise.reject(new Error('no')))
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(500)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(500)
})

test('draining finishes what is under way and closes its connection', async () => {
  let finish = () => {}
  const held = new Promise<void>((resolve) => (finish = resolve))
  const port = await front(async (_, res) => {
    await held
    res.end('done')
  })
  const pending = fetch(`http://127.0.0.1:${port}/`)
  await once(server, 'request')
  const drained = drain(server, 10_000)
  finish()
  const response = await pending
  expect([await response.text(), response.headers.get('connection')]).toEqual(['done', 'close'])
  await drained
})

describe('forms that bring files along', () => {
  const forms = { at: /^\/lapor$/, max: 4 * MAX, together: 3, each: 2, time: 60_000 }
  const behind = (port: number, address: string) =>
    request({
      port,
      path: '/lapor',
      method: 'POST',
      headers: { 'X-Forwarded-For': address, 'Content-Length': 2 * MAX },
    })

  test('may be larger, there and nowhere else, and only so large', async () => {
    const port = await front(countBody, false, { forms })
    const send = (path: string, bytes: number, method = 'POST') =>
      fetch(`http://127.0.0.1:${port}${path}`, { method, body: Buffer.alloc(bytes) })
    expect(await (await send('/lapor', 3 * MAX)).text()).toBe(String(3 * MAX))
    expect((await send('/lapor', 5 * MAX)).status).toBe(413)
    expect((await send('/lapor', 3 * MAX, 'PUT')).status).toBe(413)
    expect((await send('/lapor/kirim', 3 * MAX)).status).toBe(413)
  })

  test('are taken only so many at once, fewer from one address; the next is told to come again, and then may', async () => {
    let heard = 0
    let allHeard = () => {}
    const three = new Promise<void>((resolve) => (allHeard = resolve))
    const listening: typeof countBody = (req, res) => {
      if (++heard === 3) allHeard()
      return countBody(req, res)
    }
    const port = await front(listening, true, { forms })
    const begun = ['1.1.1.1', '1.1.1.1', '2.2.2.2'].map((address) => behind(port, address))
    const answers = begun.map((one) => once(one, 'response') as Promise<[IncomingMessage]>)
    for (const one of begun) one.write(Buffer.alloc(10))
    await three
    const ask = async (address: string) => {
      const one = behind(port, address)
      one.on('error', () => {})
      one.end(Buffer.alloc(2 * MAX))
      const [response] = (await once(one, 'response')) as [IncomingMessage]
      return { status: response.statusCode, later: response.headers['retry-after'], said: await text(response) }
    }
    const full = await ask('3.3.3.3')
    expect(full).toEqual({ status: 503, later: '30', said: expect.stringContaining('sebentar lagi') })
    begun.at(-1)!.end(Buffer.alloc(2 * MAX - 10))
    expect(await text((await answers.at(-1)!)[0])).toBe(String(2 * MAX))
    expect((await ask('1.1.1.1')).status).toBe(503)
    for (const one of begun.slice(0, 2)) one.end(Buffer.alloc(2 * MAX - 10))
    for (const answer of answers.slice(0, 2)) expect(await text((await answer)[0])).toBe(String(2 * MAX))
    // A place is free when the server has seen its answer out, a moment after the client has it.
    let later = await ask('1.1.1.1')
    while (later.status === 503) later = await ask('1.1.1.1')
    expect(later).toMatchObject({ status: 200, said: String(2 * MAX) })
  })

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', 503],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 200],
  ])('are counted by network: beside those of %s one of %s is answered %i', async (first, second, status) => {
    let heard = 0
    let allHeard = () => {}
    const all = new Promise<void>((resolve) => (allHeard = resolve))
    const listening: typeof countBody = (req, res) => {
      if (++heard === forms.each) allHeard()
      return countBody(req, res)
    }
    const port = await front(listening, true, { forms })
    const begun = Array.from({ length: forms.each }, () => behind(port, first))
    for (const one of begun) one.on('error', () => {}).write(Buffer.alloc(10))
    await all
    const next = behind(port, second)
    next.end(Buffer.alloc(2 * MAX))
    const [response] = (await once(next, 'response')) as [IncomingMessage]
    expect(response.statusCode).toBe(status)
    response.resume()
  })

  test('are the only ones that may be slow: others get 408', async () => {
    const port = await front(countBody, false, { forms, wholeMs: 200 })
    const slow = await raw(port, 'POST /lapor HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nslow')
    expect(slow).toMatch(/^HTTP\/1\.1 408 /)
    const large = behind(port, '1.1.1.1')
    large.write(Buffer.alloc(10))
    await raw(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nslow')
    large.end(Buffer.alloc(2 * MAX - 10))
    const [response] = (await once(large, 'response')) as [IncomingMessage]
    expect(await text(response)).toBe(String(2 * MAX))
  })

  test('fit the files that the form offers, and what was written', () => {
    const room = FORMS.max - PLAIN_EVIDENCE.files * PLAIN_EVIDENCE.maxBytes
    expect(room).toBeGreaterThan(256 * 1024)
    expect(nextConfig.experimental?.serverActions?.bodySizeLimit).toBe(`${FORMS.max / 2 ** 20}mb`)
  })
})
