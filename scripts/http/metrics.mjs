import { Histogram, register } from 'prom-client'

/** The rooms of the site, by the first part of an address; what follows may name a report or an office. */
const ROOMS = [
  'api',
  'bukti',
  'kabari',
  'lacak',
  'lapor',
  'layanan',
  'layar',
  'masuk',
  'petugas',
  'sematan',
  'survei',
  '_next',
]
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE']
const NAME = 'jari_http_seconds'

/**
 * Counts answers and how long they took, by method, room and status: nothing that tells of a visitor. lib/metrics.ts hands
 * them out; until it does, this costs next to nothing.
 *
 * @param {(request, response) => Promise<void>} handle the app
 */
export function withMetrics(handle) {
  return (request, response) => {
    const begun = performance.now()
    const { method, url } = request
    response.once('close', () => {
      const labels = {
        method: METHODS.includes(method) ? method : 'other',
        room: roomOf(url),
        status: response.writableFinished ? String(response.statusCode) : 'broken off',
      }
      times().observe(labels, (performance.now() - begun) / 1000)
    })
    return handle(request, response)
  }
}

export function roomOf(url) {
  const [first] = url.slice(1).split(/[/?]/)
  return first === '' ? 'home' : ROOMS.includes(first) ? first : 'other'
}

function times() {
  return (
    register.getSingleMetric(NAME) ??
    new Histogram({
      name: NAME,
      help: 'Answers and how long they took, by method, room and status',
      labelNames: ['method', 'room', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    })
  )
}
