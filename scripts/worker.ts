/**
 * `npm run worker`: does what JARI does without anybody asking (lib/jobs), in a process of its own, on the database at
 * DATABASE_URL, which it waits for. Servers beside it run with JARI_WORKER=0; with or without that, nothing is done twice. Ends with
 * SIGTERM or Ctrl-C, once what is under way is done.
 */
import { register } from 'node:module'
import { tellOfStrays } from '@/lib/journal.mjs'

tellOfStrays()
register('./ready-messages.mjs', import.meta.url)
const [{ env, requireEnv }, { startJobsInTime }, { serveMetrics }] = await Promise.all([
  import('@/lib/env'),
  import('@/lib/jobs/worker'),
  import('@/lib/metrics'),
])
requireEnv()
const { metricsPort } = env()
if (metricsPort) serveMetrics(metricsPort)

const starting = startJobsInTime()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
const awake = setInterval(() => {}, 60_000) // without a database nothing else is
await starting
clearInterval(awake)
console.log('Working. Stop with Ctrl-C.')

async function stop(): Promise<void> {
  const boss = await Promise.race([starting, null])
  await boss?.stop({ graceful: true, wait: true, timeout: 20_000 }).catch(() => {})
  process.exit(0)
}
