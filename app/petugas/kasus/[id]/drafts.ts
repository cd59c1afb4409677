import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'

// Half-typed texts outlive the locking of the key, and nothing readable may lie about while it is locked: a draft is kept
// sealed to the case it is for, in this tab, and opens again with the case.

const PREFIX = 'jari-draft:'

/** Keeps a half-typed text for `place`, sealed to the case; an empty one is forgotten. */
export async function keepDraft(place: string, secret: string, text: string): Promise<void> {
  if (text === '') return forgetDraft(place)
  const [{ recipientOf }, { sealText }] = await Promise.all([
    import('@/lib/sealing/identity'),
    import('@/lib/sealing/envelope'),
  ])
  const sealed = toBase64url(await sealText(await recipientOf(secret), text))
  inStore((store) => store.setItem(PREFIX + place, sealed))
}

/** What was half typed at `place`; empty where nothing was, or where this case's key does not open it. */
export async function keptDraft(place: string, secret: string): Promise<string> {
  const sealed = inStore((store) => store.getItem(PREFIX + place))
  if (!sealed) return ''
  const { openText } = await import('@/lib/sealing/envelope')
  return openText(secret, fromBase64url(sealed)).catch(() => '')
}

function forgetDraft(place: string): void {
  inStore((store) => store.removeItem(PREFIX + place))
}

/** Forgets every draft of this tab: whoever sits down next has nothing of it. */
export function forgetDrafts(): void {
  inStore((store) => {
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key)
  })
}

/** Some browsers refuse the store in private windows: then a draft lives as long as the page. */
function inStore<T>(ask: (store: Storage) => T): T | undefined {
  try {
    return ask(window.sessionStorage)
  } catch {
    return undefined
  }
}
