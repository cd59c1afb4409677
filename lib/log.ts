import 'server-only'
import { factsOf, journal } from '@/lib/journal.mjs'
import { failures, refusals } from '@/lib/metrics'

/** One line on something that failed here, and one more of its kind in the metrics: what it was, and what may be said of the error. */
export function logFailure(what: string, error: unknown): void {
  failures().inc({ what })
  journal.error({ what, ...factsOf(error) })
}

/** `limit`: whoever did something too often, once for each time that a counter fills up. */
type Door =
  'sign-in' | 'page' | 'action' | 'file' | 'api' | 'set-up' | 'activation' | 'recovery' | 'own-account' | 'limit'

/**
 * One line on somebody who was refused (ASVS 16.3.1, 16.3.2), and one more in the metrics. `facts`: an officer by id and role,
 * what they asked for, or the daily mark of an account that somebody tried; never an address, an e-mail, what was sent or
 * anything else about a visitor.
 */
export function logRefusal(door: Door, facts: Record<string, string | boolean> = {}): void {
  refusals().inc({ door })
  journal.warn({ what: 'refused', door, ...facts })
}
