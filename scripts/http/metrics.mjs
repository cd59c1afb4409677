import { Histogram, register } from 'prom-client'

/** The rooms of the site, by the first part of an address; what follows may name a report or an office. */
const ROOMS = ['api', 'kabari', 'layanan', 'layar', 'masuk', 'petugas', 'sematan', '_next']
/** Where people report, come back and answer the survey. A count read every minute would keep the time of each visit. */
const REPORTERS = ['bukti', 'lacak', 'lapor', 'survei']
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE']
const NAME = 'jari_http_seconds'

/**
 * Counts answers and how long they took, by method, room and status: nothing that tells of a visitor. Of a reporter's rooms
 * only that something failed. lib/metrics.ts hands them out; until it does, this costs next to nothing.
 *
 * @param {(request, response) => Promise<void>} handle the app
 */
export function withMetrics(handle) {
  return (request, response) => {
    const begun = performance.now()
    const { method, url } = request
    response.once('close', () => {
      const room = roomOf(url)
      const known = METHODS.includes(method) ? method : 'other'
      const status = response.writableFinished ? String(response.statusCode) : 'broken off'
      if (room === 'reporter' && response.statusCode < 500) return
      const labels = room === 'reporter' ? { method: 'any', room, status: 'failed' } : { method: known, room, status }
      times().observe(labels, (performance.now() - begun) / 1000)
    })
    return handle(request, response)
  }
}

export function roomOf(url) {
  const [first] = url.slice(1).split(/[/?]/)
  if (REPORTERS.includes(first)) return 'reporter'
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
