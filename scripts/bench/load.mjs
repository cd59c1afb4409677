import autocannon from 'autocannon'
import { say } from '../project.mjs'
import { aim } from './aims.mjs'
import { table } from './table.mjs'

/** How long a page is loaded. */
export const SECONDS = Number(process.env.JARI_BENCH_SECONDS || 8)

/** Runs autocannon and notes how long each answer took: its own percentiles have no 95th. */
async function fire(options) {
  const times = []
  const run = autocannon(options)
  run.on('response', (_client, _status, _bytes, ms) => times.push(ms))
  const result = await run
  times.sort((a, b) => a - b)
  const percentile = (share) => (times[Math.ceil(times.length * share) - 1] ?? NaN).toFixed(0)
  return { ...result, p50: percentile(0.5), p95: percentile(0.95) }
}

const FORM = (result, failures) => [result['2xx'] / result.duration, result.p50, result.p95, failures]

/** GETs one address for a while: [requests per second, p50 ms, p95 ms, failures]. */
export async function get(url, { connections, seconds, headers = {} }) {
  await autocannon({ url, connections: 4, amount: 40, headers }) // warm
  const result = await fire({
    url,
    connections,
    duration: seconds,
    headers: { 'accept-encoding': 'gzip, br', ...headers },
  })
  return FORM(result, result.non2xx + result.errors)
}

/**
 * Loads each address, bare page first, in so many rounds, and says how it did: [address, per second, of bare, p50 ms, p95 ms,
 * failures]. Of more rounds each address's middle one counts, with the failures of all: whatever else the machine did meanwhile
 * was in one of them.
 *
 * @returns {Promise<[string, number][]>} each address and its answers in a second
 */
export async function loadPages(url, paths, heading, rounds = 1) {
  const tried = paths.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [n, path] of paths.entries())
      tried[n].push(await get(`${url}${path}`, { connections: 16, seconds: SECONDS }))
  const middle = tried.map((all) => [...all].sort((a, b) => a[0] - b[0])[Math.floor(rounds / 2)])
  const failures = tried.map((all) => all.reduce((sum, figures) => sum + figures.at(-1), 0))
  say(`\n${heading}, 16 connections, ${SECONDS} s each${rounds > 1 ? `, middle one of ${rounds} rounds` : ''}`)
  table(
    ['address', 'per second', 'of bare', 'p50 ms', 'p95 ms', 'failures'],
    middle.map(([rate, p50, p95], n) => [
      paths[n],
      ...[rate.toFixed(0), (rate / middle[0][0]).toFixed(2), p50, p95, failures[n]],
    ]),
  )
  const failed = failures.reduce((sum, count) => sum + count, 0)
  aim(`failed answers: ${heading}`, failed, { most: 0 })
  return middle.map(([rate], n) => [paths[n], rate])
}

/** POSTs each `{ body, headers }` of JSON once, `connections` at a time: [accepted per second, p50 ms, p95 ms, failures]. */
export async function post(url, sent, connections) {
  const begun = performance.now()
  let next = 0
  const result = await fire({
    url,
    method: 'POST',
    connections,
    amount: sent.length,
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' },
    requests: [{ setupRequest: (request) => withOwn(request, sent[next++] ?? sent[0]) }],
  })
  // autocannon rounds its duration to a sampling tick, too coarse for a run of seconds
  return FORM({ ...result, duration: (performance.now() - begun) / 1000 }, result.non2xx + result.errors)
}

const withOwn = (request, { body, headers }) => ({ ...request, body, headers: { ...request.headers, ...headers } })
