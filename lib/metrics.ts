import 'server-only'
import { createServer, type Server } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, register } from 'prom-client'
import { isReady } from '@/lib/data/readiness'
import { jobCounts } from '@/lib/data/job-counts'

/** What failed in this process (lib/log.ts), by what was being done. */
export const failures = () =>
  counter('jari_failures_total', 'What failed in this process, by what was being done', 'what')

/** What this process refused (lib/log.ts), by where. */
export const refusals = () => counter('jari_refusals_total', 'Refused, by where', 'door')

function counter<T extends string>(name: string, help: string, label: T): Counter<T> {
  return (register.getSingleMetric(name) as Counter<T>) ?? new Counter({ name, help, labelNames: [label] })
}

/**
 * Answers Prometheus at http://127.0.0.1:`port`/metrics, on this machine alone: how this process does, how its answers do
 * (scripts/http/metrics.mjs), what failed, and how the jobs stand. Nothing counts people, reports or cases.
 */
export function serveMetrics(port: number): Server {
  register.clear()
  collectDefaultMetrics()
  failures()
  refusals()
  new Gauge({
    name: 'jari_ready',
    help: 'Whether the database answers and has the tables of this version',
    collect: async function () {
      this.set((await isReady()) ? 1 : 0)
    },
  })
  new Gauge({
    name: 'jari_jobs',
    help: 'Jobs by queue and state, of all processes',
    labelNames: ['queue', 'state'],
    collect: async function () {
      this.reset()
      for (const { queue, state, count } of await jobCounts()) this.set({ queue, state }, count)
    },
  })
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    response.setHeader('Content-Type', register.contentType)
    response.end(await register.metrics())
  })
  return server.listen(port, '127.0.0.1').unref()
}
