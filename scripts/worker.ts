/**
 * `npm run worker`: does what JARI does without anybody asking (lib/jobs), in a process of its own, on the database at
 * DATABASE_URL. Servers beside it run with JARI_WORKER=0; with or without that, nothing is done twice. Ends with SIGTERM
 * or Ctrl-C, once what is under way is done.
 */
import { register } from 'node:module'

register('./ready-messages.mjs', import.meta.url)
const [{ env, requireEnv }, { startJobs }, { serveMetrics }] = await Promise.all([
  import('@/lib/env'),
  import('@/lib/jobs/worker'),
  import('@/lib/metrics'),
])
requireEnv()
const { metricsPort } = env()
if (metricsPort) serveMetrics(metricsPort)
const boss = await startJobs()
console.log('Working. Stop with Ctrl-C.')
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(
    signal,
    () => void boss.stop({ graceful: true, wait: true, timeout: 20_000 }).then(() => process.exit(0)),
  )
