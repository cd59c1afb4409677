import { isNativeError } from 'node:util/types'
import pino from 'pino'

/** What machines read: one JSON object a line, on standard error. What people read goes to standard output. */
export const journal = pino(
  {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  process.stderr,
)

/**
 * What may be said of an error: its name, its code, the digest by which a visitor's reference finds it, and where it was
 * thrown. Never its message, which may quote what somebody wrote.
 *
 * @param {unknown} error
 * @param {number} places how many of its places, innermost first
 * @returns {{ error: string, code?: string, digest?: string, at?: string[] }}
 */
export function factsOf(error, places = 1) {
  if (!isNativeError(error)) return { error: typeof error }
  const {
    name,
    message,
    stack = '',
    code,
    digest,
  } = /** @type {Error & { code?: unknown, digest?: unknown }} */ (error)
  // The message stands in the stack as well, and may have lines that look like places.
  const rows = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length).split('\n') : []
  const at = rows.map((row) => row.trim()).filter((row) => row.startsWith('at '))
  return {
    error: name,
    ...(/^\w{1,40}$/.test(String(code ?? '')) && { code: String(code) }),
    ...(/^\d+$/.test(String(digest ?? '')) && { digest: String(digest) }),
    ...(at.length > 0 && { at: at.slice(0, places) }),
  }
}

/**
 * What nobody waited for is told and outlived: pg-boss, for one, lets go of such a promise when the database is lost. What nobody
 * caught is told and ends the process, which somebody starts again.
 */
export function tellOfStrays() {
  process.on('unhandledRejection', (error) => journal.error({ what: 'promise', ...factsOf(error, 10) }))
  process.on('uncaughtException', (error) => {
    journal.fatal({ what: 'process', ...factsOf(error, 10) })
    process.exit(1)
  })
}

/**
 * Sends to the journal what a framework prints: it prints errors whole, and other texts may quote a request. Of the first
 * its facts are told, of the second only where they came from.
 *
 * @param {Console} console changed in place
 */
export function quiet(console) {
  for (const level of /** @type {const} */ (['error', 'warn']))
    console[level] = (...said) => {
      const error = said.find(isNativeError) ?? Object.assign(new Error(), { name: 'Text' })
      journal[level]({ what: 'framework', ...factsOf(error, error.name === 'Text' ? 3 : 5) })
    }
}
