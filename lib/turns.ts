import 'server-only'

type Line = { running: number; waiting: (() => void)[] }

/**
 * Does at most `atOnce` works of one key at a time in this process, each when its turn has come; null, and nothing is done, where
 * `waiting` of that key wait already. So a network that floods stands in its own line and not in everybody's.
 */
export function inTurns({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const lines = new Map<string, Line>()
  return async function take<T>(key: string, work: () => Promise<T>): Promise<T | null> {
    const line = lines.get(key) ?? { running: 0, waiting: [] }
    const busy = line.running >= atOnce
    if (busy && line.waiting.length >= waiting) return null
    lines.set(key, line)
    if (!busy) line.running += 1
    else await new Promise<void>((resolve) => line.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = line.waiting.shift()
      if (next)
        next() // its place goes to whoever waited longest
      else if (--line.running === 0) lines.delete(key)
    }
  }
}
