import autocannon from 'autocannon'

const FORM = (result, failures) => [
  (result['2xx'] / result.duration).toFixed(0),
  result.latency.p50.toFixed(0),
  result.latency.p99.toFixed(0),
  failures,
]

/** GETs one address for a while: [requests per second, p50 ms, p99 ms, failures]. */
export async function get(url, { connections, seconds }) {
  await autocannon({ url, connections: 4, amount: 40 }) // warm
  const result = await autocannon({ url, connections, duration: seconds, headers: { 'accept-encoding': 'gzip, br' } })
  return FORM(result, result.non2xx + result.errors)
}

/** POSTs each JSON body once, `connections` at a time: [accepted per second, p50 ms, p99 ms, failures]. */
export async function post(url, bodies, connections) {
  const begun = performance.now()
  let next = 0
  const result = await autocannon({
    url,
    method: 'POST',
    connections,
    amount: bodies.length,
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' },
    requests: [{ setupRequest: (request) => ({ ...request, body: bodies[next++] ?? bodies[0] }) }],
  })
  // autocannon rounds its duration to a sampling tick, too coarse for a run of seconds
  return FORM({ ...result, duration: (performance.now() - begun) / 1000 }, result.non2xx + result.errors)
}
