/**
 * Pages that say the same to everyone of one language and appearance, so that a proxy in front may hand out one answer to
 * many (deploy/nginx/jari.conf). A page that asks for something, or draws a number of its own, is none.
 */
const SHARED = /^\/(?:(?:aman|privasi|transparansi|data)?|layanan(?:\/(?!.*\/kabari$)[a-z0-9./-]+)?)$/

/** What nginx puts in the nonce's place of such an answer: fresh for each visitor. */
const MARK = /^[0-9a-f]{32}$/

/** For caches: true for a second, and for one more while the next is being made. */
export const SHARED_FOR = 'max-age=1, stale-while-revalidate=1'

/**
 * The same for nginx itself, which counts in whole seconds: "a second" lasts up to two of them, "until the end of this second" one at
 * the most. It asks no clock but this machine's.
 */
export const sharedUntil = (now: number) => `@${Math.floor(now / 1000)}`

/**
 * The mark to be written where the nonce belongs, when a proxy asks for an answer that may be shared; null for an answer of
 * its own. What follows a question mark may be somebody's words, so it is never shared.
 */
export function sharedMark(asked: { method: string; pathname: string; search: string; mark: string | null }) {
  const { method, pathname, search, mark } = asked
  if (!mark || !MARK.test(mark) || search !== '' || !SHARED.test(pathname)) return null
  return method === 'GET' || method === 'HEAD' ? mark : null
}
