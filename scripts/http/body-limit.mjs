/** How long a client that is still sending is listened to, so that it gets to read why it was refused. */
const LINGER_MS = 5_000

/** Would this body, by its own declaration, exceed `max` bytes? */
export function declaresTooMuch(request, max) {
  return Number(request.headers['content-length']) > max
}

/** Answers 413: more than `max` bytes. */
export function refuseBody(request, response, max) {
  const size = `${Number((max / 2 ** 20).toFixed(2))} MiB`
  const text = `Kiriman terlalu besar (paling banyak ${size}).\nThe request is too large (${size} at most).\n`
  return refuse(request, response, 413, text)
}

/** Answers 503: as many large forms as memory is for are on their way. */
export function refuseForNow(request, response) {
  const text =
    'Banyak orang sedang mengirim berkas. Kembali, lalu kirim lagi sebentar lagi.\n' +
    'Many people are sending files. Go back, and send again in a moment.\n'
  return refuse(request, response, 503, text, { 'Retry-After': '30' })
}

/**
 * A connection that is closed on a client still sending is reset, and the answer lost: the whole answer goes out at once,
 * then what still comes is thrown away for a few seconds. Answers what ends it earlier.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function refuse(request, response, status, text, headers = {}) {
  // Who asks /api is promised that a refusal is a problem (RFC 9457).
  const machine = request.url.startsWith('/api/')
  const body = machine ? JSON.stringify({ type: 'about:blank', status, title: text.split('\n')[0] }) : text
  response.writeHead(status, {
    ...headers,
    'Content-Type': machine ? 'application/problem+json' : 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  })
  response.write(body)
  const close = response.end.bind(response)
  const late = setTimeout(close, LINGER_MS)
  request.once('close', () => clearTimeout(late))
  return () => close()
}

/**
 * Counts a body of undeclared length as it comes in. Past `max` bytes whoever reads it gets an error, never a shortened
 * body that looks whole; the client gets 413, or a closed connection where an answer is already under way.
 */
export function limitBody(request, response, max) {
  let size = 0
  let finish
  const push = request.push.bind(request)
  request.on('error', () => {}) // nobody may be reading at that moment
  request.push = (chunk, encoding) => {
    size += chunk?.length ?? 0
    if (size <= max) return push(chunk, encoding)
    if (response.headersSent && !finish) return request.destroy()
    if (!finish) {
      finish = refuseBody(request, response, max)
      silence(response)
      request.emit('error', new Error('The body is too large'))
    }
    if (chunk === null) finish()
    return true
  }
}

// The app still holds the response and will want to say something about the broken body: nobody is to hear it.
function silence(response) {
  response.setHeader = response.removeHeader = response.writeHead = response.flushHeaders = () => response
  response.write = () => true
  response.end = () => response
}
