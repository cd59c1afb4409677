import { createServer, STATUS_CODES } from 'node:http'
import { networkOf } from '../../lib/network.mjs'
import { declaresTooMuch, limitBody, refuseBody, refuseForNow } from './body-limit.mjs'
import { cleanHeaders } from './headers.mjs'
import { FORMS } from './limits.mjs'

/** Against clients that hold a connection by sending a byte at a time. */
const TIMEOUTS = {
  headersTimeout: 15_000,
  requestTimeout: FORMS.time,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
}

/** Milliseconds in which any other request must have come in whole. */
const WHOLE_MS = 60_000

/**
 * The HTTP server in front of the app: cleans what clients say about themselves, limits bodies and slow clients, and
 * logs nothing about anybody.
 *
 * @param {(request, response) => Promise<void>} handle the app
 * @param {{ maxBody: number, trustProxy?: boolean, forms?: typeof FORMS, wholeMs?: number }} options `maxBody` in bytes
 * @returns {import('node:http').Server}
 */
export function createFront(handle, { maxBody, trustProxy = false, forms = FORMS, wholeMs = WHOLE_MS }) {
  const server = createServer(TIMEOUTS)
  /** networks whose large forms are on their way */
  const sending = []
  const accept = (request, response, expectsGo) => {
    if (!request.url.startsWith('/')) return response.writeHead(400, { Connection: 'close' }).end()
    // The app's runtime knows no TRACE and would say that it failed (RFC 9110 15.6.2).
    if (request.method === 'TRACE') return response.writeHead(501, { Connection: 'close' }).end()
    request.url = legible(request.url)
    cleanHeaders(request, trustProxy)
    const large = declaresTooMuch(request, maxBody)
    const refuse = (finish) => (expectsGo ? finish() : request.once('end', finish).resume())
    if (large && !(request.method === 'POST' && forms.at.test(request.url)))
      return refuse(refuseBody(request, response, maxBody))
    if (large && declaresTooMuch(request, forms.max)) return refuse(refuseBody(request, response, forms.max))
    if (large) {
      const from = networkOf(request.headers['x-forwarded-for'])
      if (sending.length >= forms.together || sending.filter((one) => one === from).length >= forms.each)
        return refuse(refuseForNow(request, response))
      sending.push(from)
      response.once('close', () => sending.splice(sending.indexOf(from), 1))
    } else {
      const late = setTimeout(() => {
        if (!request.complete) refuseClient({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, request.socket)
      }, wholeMs)
      response.once('close', () => clearTimeout(late))
    }
    if (expectsGo) response.writeContinue()
    if (request.headers['transfer-encoding']) limitBody(request, response, maxBody)
    finalTouch(response, server)
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
  server.on('request', (request, response) => accept(request, response, false))
  server.on('checkContinue', (request, response) => accept(request, response, true))
  server.on('clientError', refuseClient)
  return server
}

/** A path that is no text, as of a link that was cut, is taken letter by letter: the app finds nothing there, and does not fail. */
function legible(url) {
  const [path, ...query] = url.split('?')
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?')
  }
}

function finalTouch(response, server) {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (...args) => {
    response.removeHeader('X-Powered-By')
    if (!server.listening) response.setHeader('Connection', 'close') // stopping: the client is to come back elsewhere
    return writeHead(...args)
  }
}

const STATUS = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

// What is not HTTP gets the shortest of answers, and no line in a log.
function refuseClient(error, socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
  const status = STATUS[error.code] ?? 400
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/**
 * Stops taking connections, lets requests under way finish for at most `limit` milliseconds, then ends.
 *
 * @param {import('node:http').Server} server
 * @param {number} limit
 */
export async function drain(server, limit) {
  const closed = new Promise((resolve) => server.close(resolve))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), limit)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
