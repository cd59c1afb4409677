import { once } from 'node:events'
import { get, type ClientRequest, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, createBrotliDecompress, gunzipSync } from 'node:zlib'
import { withBrotli } from '../../scripts/http/brotli.mjs'
import { createFront } from '../../scripts/http/front.mjs'

const MOST = 3
const SCRIPT = 'export const answer = 42\n'.repeat(200)
let asked: string[] = []
let finishSlow = (): unknown => undefined
let holdBack = (): Promise<void> => Promise.resolve()
let server: ReturnType<typeof createFront>

const app: RequestListener = (request, response) => {
  asked.push(`${request.url} ${request.headers['accept-encoding'] ?? '-'}`)
  if (request.url!.includes('missing')) return void response.writeHead(404, { 'X-Place': 'app' }).end('not here')
  if (request.url === '/slow') {
    response.setHeader('Content-Type', 'text/html')
    response.write('<p>first')
    ;(response as typeof response & { flush(): void }).flush() // as Next does after each piece
    finishSlow = () => response.end('</p>')
    return
  }
  response.setHeader('Content-Type', 'application/javascript')
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.setHeader('ETag', '"1"')
  response.write(SCRIPT.slice(0, 100))
  response.end(SCRIPT.slice(100))
}

beforeEach(async () => {
  asked = []
  holdBack = () => Promise.resolve()
  const handle = withBrotli(async (request: IncomingMessage, response: Parameters<RequestListener>[1]) => {
    await holdBack()
    app(request, response)
  }, MOST)
  server = createFront(handle, { maxBody: 1000 })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))))

async function fetchRaw(path: string, encoding: string): Promise<{ response: IncomingMessage; body: Buffer }> {
  const { port } = server.address() as AddressInfo
  const request = get({ port, path, host: '127.0.0.1', headers: { 'accept-encoding': encoding } })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { response, body: Buffer.concat(await response.toArray()) }
}

test('a built script comes as Brotli, with the headers of the app, and is made once', async () => {
  for (let visit = 0; visit < 2; visit++) {
    const { response, body } = await fetchRaw('/_next/static/chunks/a.js', 'gzip, deflate, br')
    expect(response.headers).toMatchObject({
      'content-encoding': 'br',
      vary: 'Accept-Encoding',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/javascript',
      'content-length': String(body.length),
    })
    expect(response.headers.etag).toBeUndefined()
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT)
  }
  expect(asked).toEqual(['/_next/static/chunks/a.js -'])
})

test.each([
  ['/_next/static/chunks/a.js', 'gzip', 'gzip', gunzipSync],
  ['/_next/static/chunks/a.js?x=1', 'br', 'br', brotliDecompressSync],
  ['/_next/static/chunks/%61.js', 'br', 'br', brotliDecompressSync],
  ['/_next/static/./chunks/a.js', 'br', 'br', brotliDecompressSync],
  ['/_next/static//chunks/a.js', 'br', 'br', brotliDecompressSync],
  ['/layanan', 'gzip, deflate, br', 'br', brotliDecompressSync],
  ['/layanan', 'identity', undefined, (body: Buffer) => body],
])('%s for %s is compressed as it is made', async (path, accepted, encoding, decompress) => {
  const { response, body } = await fetchRaw(path, accepted)
  expect(response.headers['content-encoding']).toBe(encoding)
  expect(response.headers.vary).toBe('Accept-Encoding')
  expect(decompress(body).toString()).toBe(SCRIPT)
  expect(asked).toEqual([`${path} ${accepted}`])
})

test('what the app flushes arrives before the rest is made', async () => {
  const { port } = server.address() as AddressInfo
  const request = get({ port, path: '/slow', host: '127.0.0.1', headers: { 'accept-encoding': 'br' } })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const page = response.pipe(createBrotliDecompress())
  const [first] = (await once(page, 'data')) as [Buffer]
  expect(first.toString()).toBe('<p>first')
  finishSlow()
  expect((await page.toArray()).join('')).toBe('</p>')
})

test('what is not there is said as the app says it, and not kept', async () => {
  for (let visit = 0; visit < 2; visit++) {
    const { response, body } = await fetchRaw('/_next/static/missing.js', 'br')
    expect(response.statusCode).toBe(404)
    expect(response.headers['x-place']).toBe('app')
    expect(body.toString()).toBe('not here')
  }
  expect(asked).toHaveLength(2)
})

test('whoever asks for a file that is being made waits for it: it is made once', async () => {
  const { all, letGo } = heldBack(1)
  const visits = Array.from({ length: 5 }, () => fetchRaw('/_next/static/b.js', 'br'))
  await all
  letGo()
  for (const { body } of await Promise.all(visits)) expect(brotliDecompressSync(body).toString()).toBe(SCRIPT)
  expect(asked).toEqual(['/_next/static/b.js -'])
})

test('nobody waits for a file whose first visitor has gone', async () => {
  const { all, letGo } = heldBack(1)
  const first = ask('/_next/static/b.js')
  await all
  const second = fetchRaw('/_next/static/b.js', 'br')
  first.on('error', () => {}).destroy()
  const { all: again, letGo: letAllGo } = heldBack(1)
  await again // the second asks for itself
  letAllGo()
  expect(brotliDecompressSync((await second).body).toString()).toBe(SCRIPT)
  letGo()
})

test('past so many files the next are compressed as they are made', async () => {
  const paths = Array.from({ length: MOST + 1 }, (_, number) => `/_next/static/${number}.js`)
  for (const path of [...paths, ...paths]) {
    const { response, body } = await fetchRaw(path, 'br')
    expect(response.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT)
  }
  expect(asked).toEqual([...paths.slice(0, MOST).map((path) => `${path} -`), ...Array(2).fill(`${paths.at(-1)} br`)])
})

function ask(path: string): ClientRequest {
  const { port } = server.address() as AddressInfo
  return get({ port, path, host: '127.0.0.1', headers: { 'accept-encoding': 'br' } })
}

/** Holds back what the app answers; `all`: so many requests have come to it. */
function heldBack(count: number): { all: Promise<void>; letGo: () => void } {
  let letGo = () => {}
  const open = new Promise<void>((resolve) => (letGo = resolve))
  const all = new Promise<void>((resolve) => {
    holdBack = () => {
      if (--count === 0) resolve()
      return open
    }
  })
  return { all, letGo }
}
