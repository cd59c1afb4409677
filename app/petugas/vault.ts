/**
 * Where an unlocked officer identity is kept: as a key that can be used but not exported, in this browser's IndexedDB, so
 * that every tab has it. It goes at sign-out, after 15 minutes without a hand on any tab, and when another officer comes. A
 * browser that was closed wipes nothing: then it goes when the next page of an officer's is opened there (<KeyWatch>).
 */
export const IDLE_MS = 15 * 60_000

type Held = { officerId: string; key: CryptoKey; usedAt: number }

const STORE = 'keys'
const ONLY = 'officer'
const CHANNEL = 'jari-key'

// Some browsers close IndexedDB in private windows; the key then lives as long as the page.
let memory: Held | undefined

/** Keeps the key of this officer in place of any other. */
export async function holdKey(officerId: string, key: CryptoKey, now = Date.now()): Promise<void> {
  memory = { officerId, key, usedAt: now }
  await inStore('readwrite', (store) => store.put(memory, ONLY))
}

/** This officer's key, or null; an idle one, or that of somebody else, is wiped. */
export async function heldKey(officerId: string, now = Date.now()): Promise<CryptoKey | null> {
  const held = await read()
  if (!held) return null
  if (held.officerId === officerId && now - held.usedAt < IDLE_MS) return held.key
  await wipeKey()
  return null
}

/** Wipes a key, whosever it is, that nobody has used for too long. */
export async function wipeIdleKey(now = Date.now()): Promise<void> {
  const held = await read()
  if (held && now - held.usedAt >= IDLE_MS) await wipeKey()
}

/** Somebody is at work: the fifteen minutes begin anew. A key that is gone stays gone. */
export async function touchKey(now = Date.now()): Promise<void> {
  if (memory) memory = { ...memory, usedAt: now }
  await inStore('readwrite', (store) => {
    const reading: IDBRequest<Held | undefined> = store.get(ONLY)
    reading.onsuccess = () => {
      if (reading.result) store.put({ ...reading.result, usedAt: now }, ONLY)
    }
    return reading
  })
}

/** Forgets the key, here and in every other tab. */
export async function wipeKey(): Promise<void> {
  memory = undefined
  await inStore('readwrite', (store) => store.delete(ONLY))
  const channel = openChannel()
  channel?.postMessage('wiped')
  channel?.close()
}

/** Calls back when another tab has wiped the key; answers how to stop listening. */
export function onWiped(then: () => void): () => void {
  const channel = openChannel()
  if (!channel) return () => {}
  channel.onmessage = () => {
    memory = undefined
    then()
  }
  return () => channel.close()
}

function openChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
}

async function read(): Promise<Held | undefined> {
  const stored = await inStore<Held | undefined>('readonly', (store) => store.get(ONLY))
  return stored === CLOSED ? memory : stored
}

const CLOSED = Symbol('no IndexedDB')

/** One request in one transaction, done when that has been written; CLOSED where the browser has no store for us. */
async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>) {
  try {
    const database = await openDatabase()
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(STORE, mode)
        const request = ask(transaction.objectStore(STORE))
        transaction.oncomplete = () => resolve(request.result)
        transaction.onerror = transaction.onabort = () => reject(new Error('IndexedDB'))
      })
    } finally {
      database.close()
    }
  } catch {
    return CLOSED
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('jari', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = opening.onblocked = () => reject(new Error('IndexedDB'))
  })
}
