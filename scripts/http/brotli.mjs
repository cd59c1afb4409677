import compression from 'compression'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)
// Files of a build have their content's hash in their name and never change; with a query they are somebody's game. So is
// any other spelling of a name that the app would decode (%61.js, ./a.js): each would be compressed and kept by itself.
const BUILT = /^\/_next\/static\/(?:[\w~-][\w.~-]*\/)*[\w~-][\w.~-]*\.(?:js|css)$/
/** More files than a build has by far. */
const KEPT_MAX = 1000
const DROPPED = ['accept-encoding', 'range', 'if-none-match', 'if-modified-since']

/**
 * Answers as Brotli (RFC 7932), a tenth smaller than gzip: on a phone with 3G that is what counts. Scripts and styles of
 * the build at its highest quality, each compressed once and kept (a build has a few hundred kB of them); pages and data
 * as they are made, at a quality that costs no more than gzip does, and as gzip for those who know nothing else.
 *
 * @param {(request, response) => Promise<void>} handle the app
 * @param {number} [most] files that are kept
 * @returns {(request, response) => Promise<void>}
 */
export function withBrotli(handle, most = KEPT_MAX) {
  /** address → what it answers, or is about to; null where that is no file */
  const kept = new Map()
  const live = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } })
  const answerLive = (request, response) => {
    live(request, response, () => {})
    return handle(request, response)
  }
  return async (request, response) => {
    const { method, url, headers } = request
    if (method !== 'GET' || !BUILT.test(url) || !/\bbr\b/.test(headers['accept-encoding'] ?? ''))
      return answerLive(request, response)
    const first = !kept.has(url)
    if (first && kept.size >= most) return answerLive(request, response)
    if (first) {
      const forget = () => void kept.delete(url)
      kept.set(url, compressed(handle, request, response))
      kept.get(url).then((made) => made ?? forget(), forget)
    }
    const made = await kept.get(url)
    if (made) return send(response, made)
    if (!first) return answerLive(request, response) // nobody's file, or whoever asked first has gone
  }
}

/** Asks the app for a file and compresses it; null where it has answered something else, or its client has gone. */
async function compressed(handle, request, response) {
  for (const name of DROPPED) delete request.headers[name]
  const { body, restore } = withhold(response)
  // Not awaited: the app's promise ends with the answer, which is kept back until here.
  handle(request, response).catch(() => Object.assign(response, { statusCode: 500 }).end())
  const plain = await body
  restore()
  if (plain === null) return null
  if (response.statusCode !== 200) {
    response.end(plain)
    return null
  }
  return { headers: response.getHeaders(), body: await compress(plain, { params: PARAMS(plain.length) }) }
}

const PARAMS = (size) => ({ [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: size })

function send(response, { headers, body }) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  for (const name of ['ETag', 'Accept-Ranges', 'Transfer-Encoding']) response.removeHeader(name)
  response.setHeader('Content-Encoding', 'br')
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('Content-Length', body.length)
  response.end(body)
}

/**
 * Keeps back what is written to a response: `body` is all of it, once ended, or null where the client went before that;
 * `restore` lets writing through again.
 */
function withhold(response) {
  const own = {
    write: response.write,
    end: response.end,
    writeHead: response.writeHead,
    flushHeaders: response.flushHeaders,
  }
  const chunks = []
  const body = new Promise((resolve) => {
    response.once('close', () => resolve(null))
    response.writeHead = (status, ...rest) => {
      response.statusCode = status
      for (const [name, value] of Object.entries(rest.at(-1) ?? {})) response.setHeader(name, value)
      return response
    }
    response.flushHeaders = () => {}
    response.write = (chunk, encoding, done) => {
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? encoding : undefined))
      ;[encoding, done].find((argument) => typeof argument === 'function')?.()
      return true
    }
    response.end = (chunk, encoding) => {
      if (chunk && typeof chunk !== 'function') response.write(chunk, encoding)
      resolve(Buffer.concat(chunks))
      return response
    }
  })
  return { body, restore: () => Object.assign(response, own) }
}
