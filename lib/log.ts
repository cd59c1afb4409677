import 'server-only'
import { factsOf, journal } from '@/lib/journal.mjs'
import { failures } from '@/lib/metrics'

/** One line on something that failed here, and one more of its kind in the metrics: what it was, and what may be said of the error. */
export function logFailure(what: string, error: unknown): void {
  failures().inc({ what })
  journal.error({ what, ...factsOf(error) })
}
