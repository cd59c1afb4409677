import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { withBrotli } from '@/scripts/http/brotli.mjs'
import { withFailurePage } from '@/scripts/http/failure-page.mjs'

let server: Server
afterEach(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))))

type App = (...args: Parameters<RequestListener>) => Promise<void>

/** What a browser without scripts gets of an app that answers so. */
async function read(app: App, headers: Record<string, string> = {}, method = 'GET') {
  server = createServer(withBrotli(withFailurePage(app))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return fetch(`http://127.0.0.1:${port}/layanan`, { method, headers: { accept: 'text/html', ...headers } })
}

/** As Next answers where a page could not be made. */
const shell: App = async (_, response) => {
  response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8' })
  response.write('<!DOCTYPE html><html id="__next_error__"><head></head><body><script src="x.js"></script>')
  response.end('</body></html>')
}
const withHeaders: App = async (_, response) => {
  response.statusCode = 500
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.write('<!DOCTYPE html><html id="__next_error__"><head></head><body><script src="x.js"></script>')
  response.end('</body></html>')
}

test('a page that needs its script says in words what happened, what was kept and what to do', async () => {
  const answer = await read(withHeaders)
  const text = await answer.text()
  expect(answer.status).toBe(500)
  expect(text).toMatch(/<body><noscript><main><h1>Halaman ini gagal dibuka<\/h1>/)
  expect(text).toContain('<script src="x.js"></script></body></html>')
  expect(text).toContain('<a href="/">Ke beranda</a>')
})

test('in the language that was chosen', async () => {
  const answer = await read(withHeaders, { cookie: 'tema=gelap; bahasa=en' })
  expect(await answer.text()).toContain('<h1>This page failed to open</h1>')
})

test('a page whose head is already out is left as it is', async () => {
  expect(await (await read(shell)).text()).toContain('</body></html>')
})

test.each<[string, App]>([
  ['an app that throws', async () => Promise.reject(new Error('rahasia'))],
  ['an app that answers nothing', async (_, response) => void Object.assign(response, { statusCode: 500 }).end()],
])('%s: a page of our own, without a word of the error', async (_, app) => {
  const answer = await read(app, {}, 'POST')
  const text = await answer.text()
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([500, 'private, no-store'])
  expect(text).toMatch(/^<!doctype html><html lang="id">.*Yang sudah terkirim tetap tersimpan/)
  expect(text).not.toContain('rahasia')
})

test('who asks for data gets no page, and good answers are left alone', async () => {
  const failed = await read(async () => Promise.reject(new Error('x')), { accept: 'application/json' })
  expect(await failed.text()).toBe('')
  await new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)))
  const good = await read(async (_, response) => void response.setHeader('Content-Type', 'text/html').end('<body>ok'))
  expect(await good.text()).toBe('<body>ok')
})
