import { inTime } from '@/components/in-time'

/**
 * Files on their way: sealed, in pieces, in this browser's own store, so that a broken line or a reload loses nothing and no
 * file ever has to fit into memory. What lies here is ciphertext, under a mark that only the case's key can make.
 */
export type TrayRecord = {
  id: string
  /** whose case: caseMark of lib/sealing */
  mark: string
  /** bytes of ciphertext */
  size: number
  /** the sealed part that says what the file is; tagged when it gets its number */
  part: Uint8Array
  /** where it is being uploaded to; null: not begun */
  url: string | null
  /** all bytes have arrived */
  done: boolean
  /** milliseconds: what is older than the server keeps it is thrown away */
  at: number
}

/** Bytes of one piece; also what one request carries: on slow 3G it takes ten seconds, and so much is lost with a line. */
export const PIECE = 512 * 1024

export type Tray = {
  put(record: TrayRecord): Promise<void>
  get(id: string): Promise<TrayRecord | undefined>
  of(mark: string): Promise<TrayRecord[]>
  all(): Promise<TrayRecord[]>
  /** it outlives the page */
  lasts: boolean
  putPiece(id: string, index: number, bytes: Uint8Array): Promise<void>
  piece(id: string, index: number): Promise<Uint8Array | undefined>
  remove(id: string): Promise<void>
  sweep(): Promise<void>
}

const TRAY_NAME = 'jari-kirim'
const DAYS = 3
const RECORDS = 'berkas'
const PIECES = 'potongan'

/** A browser's store that does not answer by then keeps nothing. */
const PATIENCE_MS = 10_000

let opened: Promise<Tray> | undefined

/** The tray of this browser; in memory where the browser keeps nothing (some private modes): a reload then begins anew. */
export function openTray(): Promise<Tray> {
  return (opened ??= inTime(open(), PATIENCE_MS).then(inStore, () => inMemory()))
}

/** Forgets all that is on its way: "hapus jejak". */
export async function forgetTray(): Promise<void> {
  opened = undefined
  if (globalThis.indexedDB) await done(indexedDB.deleteDatabase(TRAY_NAME)).catch(() => undefined)
}

/** Whether anything can lie here: to look into a tray that is not there would leave an empty one. */
export async function hasTray(): Promise<boolean> {
  if (opened) return true
  const all = await globalThis.indexedDB?.databases?.().catch(() => undefined)
  return all ? all.some(({ name }) => name === TRAY_NAME) : globalThis.indexedDB !== undefined
}

/** Forgets the files that are part of a case by now. */
export async function forgetSent(blobs: readonly string[]): Promise<void> {
  if (!(await hasTray())) return
  const tray = await openTray()
  const all = await tray.all()
  const sent = all.filter(({ url }) => blobs.some((blob) => url?.endsWith(`/${blob}`)))
  for (const { id } of sent) await tray.remove(id)
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(TRAY_NAME, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(RECORDS, { keyPath: 'id' })
    request.result.createObjectStore(PIECES)
  }
  return done(request)
}

async function inStore(db: IDBDatabase): Promise<Tray> {
  db.onversionchange = () => {
    db.close() // it is being forgotten
    opened = undefined
  }
  const write = (store: string, run: (store: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(store, 'readwrite')
      transaction.oncomplete = () => resolve()
      transaction.onerror = transaction.onabort = () => reject(transaction.error)
      run(transaction.objectStore(store))
    })
  const read = <T>(store: string, run: (store: IDBObjectStore) => IDBRequest<T>) =>
    done(run(db.transaction(store).objectStore(store)))
  const tray: Tray = {
    put: (record) => write(RECORDS, (store) => store.put(record)),
    get: (id) => read<TrayRecord | undefined>(RECORDS, (store) => store.get(id)),
    all: () => read<TrayRecord[]>(RECORDS, (store) => store.getAll()),
    of: async (mark) => (await tray.all()).filter((record) => record.mark === mark),
    lasts: true,
    putPiece: (id, index, bytes) => write(PIECES, (store) => store.put(bytes, [id, index])),
    piece: (id, index) => read<Uint8Array | undefined>(PIECES, (store) => store.get([id, index])),
    remove: async (id) => {
      await write(RECORDS, (store) => store.delete(id))
      await write(PIECES, (store) => store.delete(IDBKeyRange.bound([id, 0], [id, Infinity])))
      await dropEmpty()
    },
    sweep: () =>
      alone(async () => {
        const known = new Set((await tray.all()).map(({ id }) => id))
        const keys = (await read(PIECES, (store) => store.getAllKeys())) as [string, number][]
        for (const id of new Set(keys.map(([id]) => id)))
          if (!known.has(id)) await write(PIECES, (store) => store.delete(IDBKeyRange.bound([id, 0], [id, Infinity])))
      }).then(dropEmpty),
  }
  let dropped = false
  const count = (store: string) => read(store, (one) => one.count())
  /** The store goes with the last of it: an empty one would still tell that there was something. */
  const dropEmpty = () =>
    alone(async () => {
      if ((await count(RECORDS)) + (await count(PIECES)) > 0) return
      opened = undefined
      dropped = true
      db.close()
      await done(indexedDB.deleteDatabase(TRAY_NAME)).catch(() => undefined)
    })
  for (const { id, at } of await tray.all()) if (at < Date.now() - DAYS * 86_400_000) await tray.remove(id)
  return dropped ? openTray() : tray
}

/** Throws away what lies here for longer than it may, and what a tab that was killed has left in halves. */
export async function sweepTray(): Promise<void> {
  await (await openTray()).sweep() // opening it throws out what is too old
}

/** While a file is being sealed it is in pieces that no record names yet: nobody takes them for leftovers. */
export function whileSealing<T>(seal: () => Promise<T>): Promise<T> {
  return locks() ? locks()!.request(TRAY_NAME, { mode: 'shared' }, seal) : seal()
}

/** Runs where no tab is sealing; otherwise it is left for another time. */
async function alone(run: () => Promise<void>): Promise<void> {
  await locks()?.request(TRAY_NAME, { ifAvailable: true }, async (lock) => lock && run())
}

const locks = (): LockManager | undefined => globalThis.navigator?.locks

function inMemory(): Tray {
  const records = new Map<string, TrayRecord>()
  const pieces = new Map<string, Uint8Array>()
  return {
    put: async (record) => void records.set(record.id, record),
    get: async (id) => records.get(id),
    all: async () => [...records.values()],
    of: async (mark) => [...records.values()].filter((record) => record.mark === mark),
    lasts: false,
    putPiece: async (id, index, bytes) => void pieces.set(`${id}/${index}`, bytes),
    piece: async (id, index) => pieces.get(`${id}/${index}`),
    remove: async (id) => {
      records.delete(id)
      for (const key of pieces.keys()) if (key.startsWith(`${id}/`)) pieces.delete(key)
    },
    sweep: async () => undefined,
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    if ('onblocked' in request) request.onblocked = () => reject(new Error('blocked'))
  })
}
