/**
 * Runs once when the server starts: a bad configuration stops it here, with words, and not at somebody's request; what other
 * processes change of the boards is listened to from here on, Prometheus is answered (JARI_METRICS_PORT), and what nobody asks for is done (JARI_WORKER=0: by another
 * process). Without that the app still serves: a board must not depend on it.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env, requireEnv } = await import('@/lib/env')
  requireEnv()
  const { followChanges } = await import('@/lib/data/public-changes')
  followChanges()
  const { metricsPort } = env()
  if (metricsPort) (await import('@/lib/metrics')).serveMetrics(metricsPort)
  if (!env().worker) return
  const { startJobsInTime } = await import('@/lib/jobs/worker')
  void startJobsInTime()
}
