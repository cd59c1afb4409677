import { FAILURE } from '../../messages/failure.mjs'

/**
 * Where the app fails it answers 500 with a page that its script fills: nothing at all in a browser without one. This puts the
 * same words (app/failure.tsx) into that page, and writes a page of its own where there is none. Nothing of the error is told.
 *
 * @param {(request, response) => Promise<void>} handle the app
 */
export function withFailurePage(handle) {
  return async (request, response) => {
    mend(request, response)
    try {
      await handle(request, response)
    } catch {
      if (response.headersSent) return void response.destroy()
      response.statusCode = 500
      response.end()
    }
  }
}

function mend(request, response) {
  const { write, end } = response
  const failed = () => response.statusCode >= 500 && request.method !== 'HEAD'
  let begun = false
  response.write = (chunk, encoding, done) => {
    if (!begun && failed() && isPage(response)) chunk = withWords(request, response, chunk, encoding)
    begun = true
    return write.call(response, chunk, encoding, done)
  }
  response.end = (chunk, encoding, done) => {
    const empty = !chunk || typeof chunk === 'function'
    if (!begun && empty && failed() && !response.headersSent && /\btext\/html\b/.test(request.headers.accept ?? '')) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.setHeader('Cache-Control', 'private, no-store')
      response.removeHeader('Content-Length')
      return end.call(response, document(request), 'utf8', typeof chunk === 'function' ? chunk : done)
    }
    if (!begun && !empty && failed() && isPage(response)) chunk = withWords(request, response, chunk, encoding)
    begun = true
    return end.call(response, chunk, encoding, done)
  }
}

const isPage = (response) => /\btext\/html\b/.test(String(response.getHeader('Content-Type') ?? ''))

function withWords(request, response, chunk, encoding) {
  const text = Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8').toString()
  const mended = text.replace(/<body[^>]*>/, (body) => `${body}<noscript>${words(request)}</noscript>`)
  if (mended === text) return chunk
  // Next sends the headers of what it streams ahead; a length among them is a promise.
  if (response.headersSent) return response.hasHeader('Content-Length') ? chunk : mended
  response.removeHeader('Content-Length')
  response.removeHeader('ETag')
  return mended
}

const languageOf = (request) => (/(?:^|;\s*)bahasa=en(?:;|$)/.test(request.headers.cookie ?? '') ? 'en' : 'id')

function words(request) {
  const said = FAILURE[languageOf(request)]
  const again = request.method === 'GET' ? `<p><a href="">${said.retry}</a></p>` : ''
  return `<main><h1>${said.title}</h1><p>${said.lead}</p><p>${said.kept}</p>${again}<p><a href="/">${said.home}</a></p></main>`
}

function document(request) {
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>JARI</title>'
  return `<!doctype html><html lang="${languageOf(request)}"><head>${head}</head><body>${words(request)}</body></html>`
}
