import compression from 'compression'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)
// Files of a build have their content's hash in their name and never change; with a query they are somebody's game.
const BUILT = /^\/_next\/static\/[^?]+\.(?:js|css)$/
const DROPPED = ['accept-encoding', 'range', 'if-none-match', 'if-modified-since']

/**
 * Answers as Brotli (RFC 7932), a tenth smaller than gzip: on a phone with 3G that is what counts. Scripts and styles of
 * the build at its highest quality, each compressed once and kept (a build has a few hundred kB of them); pages and data
 * as they are made, at a quality that costs no more than gzip does, and as gzip for those who know nothing else.
 *
 * @param {(request, response) => Promise<void>} handle the app
 * @returns {(request, response) => Promise<void>}
 */
export function withBrotli(handle) {
  const kept = new Map()
  const live = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } })
  return async (request, response) => {
    const { method, url, headers } = request
    if (method !== 'GET' || !BUILT.test(url) || !/\bbr\b/.test(headers['accept-encoding'] ?? '')) {
      live(request, response, () => {})
      return handle(request, response)
    }
    if (!kept.has(url)) {
      for (const name of DROPPED) delete headers[name]
      const { body, restore } = withhold(response)
      // Not awaited: the app's promise ends with the answer, which is kept back until here.
      handle(request, response).catch(() => Object.assign(response, { statusCode: 500 }).end())
      const plain = await body
      restore()
      if (response.statusCode !== 200) return void response.end(plain)
      kept.set(url, { headers: response.getHeaders(), body: await compress(plain, { params: PARAMS(plain.length) }) })
    }
    send(response, kept.get(url))
  }
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

/** Keeps back what is written to a response: `body` is all of it, once ended; `restore` lets writing through again. */
function withhold(response) {
  const own = {
    write: response.write,
    end: response.end,
    writeHead: response.writeHead,
    flushHeaders: response.flushHeaders,
  }
  const chunks = []
  const body = new Promise((resolve) => {
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
