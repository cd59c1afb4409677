import 'server-only'

type Worked = { minute: number; from: readonly object[]; result: unknown }
const worked = new WeakMap<object, Worked>()

/**
 * What `work` makes of `facts` and the minute. A status changes with its facts or with the minute: for a thousand readers
 * in one minute it is worked out once, and they get the same object. `from`: what else it is made of. Of one `facts` one
 * kind of result is kept.
 */
export function perMinute<T>(facts: object, now: Date, from: readonly object[], work: (minute: Date) => T): T {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000
  const known = worked.get(facts)
  if (known && known.minute === minute && known.from.every((part, i) => part === from[i])) return known.result as T
  const result = work(new Date(minute))
  worked.set(facts, { minute, from, result })
  return result
}
