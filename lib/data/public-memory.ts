import 'server-only'

/**
 * What everyone may read, kept in this process until a change of one of its tags is committed. Unlike Next's
 * `unstable_cache` it cannot keep what was read before a change and stored after it, forgets when the process ends (that
 * cache stays on disk, but the changes of its tags do not), reads once for many who ask at the same time, and hands out
 * the same object, so that what follows from it can be kept beside it.
 */
type Kept = { tags: readonly string[]; until: number; facts: Promise<unknown> }

/** Should the line to the database be lost (public-changes.ts), what another process changes is seen after this. */
const LIFE_MS = 15_000

// One for the whole process: Next gives each route its own copy of a module.
const shared = globalThis as { jariMemory?: Map<string, Kept> }
const memory: Map<string, Kept> = (shared.jariMemory ??= new Map())

const DAY_MS = 86_400_000

/** What `read` answers, from memory where it is still true. `key` names the fact; `now` is for tests. */
export function remember<T>(
  key: string,
  tags: readonly string[],
  read: () => Promise<T>,
  now = Date.now(),
  life = LIFE_MS,
): Promise<T> {
  const known = memory.get(key)
  if (known && known.until > now) return known.facts as Promise<T>
  for (const [old, { until }] of memory) if (until <= now) memory.delete(old)
  const kept: Kept = { tags, until: now + life, facts: read() }
  memory.set(key, kept)
  // A failed reading is not kept; whoever waits for it hears of it.
  kept.facts.catch(() => memory.get(key) === kept && memory.delete(key))
  return kept.facts as Promise<T>
}

/** What is over and does not change: read once for each key, which names the day. */
export const rememberPast = <T>(key: string, read: () => Promise<T>, now = Date.now()): Promise<T> =>
  remember(key, [], read, now, DAY_MS)

/** To be called after a change is committed: what bears one of these tags is read afresh by whoever comes next. */
export function forget(...changed: string[]): void {
  for (const [key, { tags }] of memory) if (tags.some((tag) => changed.includes(tag))) memory.delete(key)
}

/** To be called when it is not known what has changed. */
export function forgetAll(): void {
  memory.clear()
}
