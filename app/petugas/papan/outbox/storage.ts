'use client'
// Every desk's sign-out looks in here: no rules, and so no zod, come along.

// One queue an officer: whoever signs in next on this phone neither sees nor sends what is not theirs.
const PREFIX = 'jari-papan:'
const CHANGED = 'jari-papan'

/** What waits on this phone for an officer, as stored: a text stays the same object while nothing changes. */
export function storedFor(owner: string): string | null {
  try {
    return localStorage.getItem(PREFIX + owner)
  } catch {
    return null // a browser that keeps nothing
  }
}

/** Keeps a queue, or nothing. False: this browser does not keep it. */
export function keep(owner: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(PREFIX + owner)
    else localStorage.setItem(PREFIX + owner, text)
  } catch {
    return false
  }
  dispatchEvent(new Event(CHANGED))
  return true
}

/** Calls back whenever what waits has changed, in this tab or in another. */
export function watch(tell: () => void): () => void {
  for (const event of [CHANGED, 'storage']) addEventListener(event, tell)
  return () => {
    for (const event of [CHANGED, 'storage']) removeEventListener(event, tell)
  }
}

/** How many changes wait on this phone, whoever made them. */
export function countWaiting(): number {
  return owners().reduce((sum, owner) => sum + lengthOf(storedFor(owner)), 0)
}

/** Drops all that waits on this phone. */
export function dropWaiting(): void {
  for (const owner of owners()) keep(owner, null)
}

function owners(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))
  } catch {
    return []
  }
}

function lengthOf(text: string | null): number {
  try {
    const queue: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(queue) ? queue.length : 0
  } catch {
    return 0
  }
}
