/**
 * Records in a database of their own on this phone. It is there only while something lies in it: an empty one would still
 * tell that there was something. Throws where the browser keeps nothing.
 */
export function phoneStore<T extends { id: string }>(name: string) {
  async function within<R>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(RECORDS, { keyPath: 'id' })
    const db = await done(opening)
    db.onversionchange = () => db.close() // it is being forgotten
    try {
      const transaction = db.transaction(RECORDS, mode)
      const committed = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
      const result = await done(run(transaction.objectStore(RECORDS)))
      await committed
      return result
    } finally {
      db.close()
    }
  }

  const exists = async () => (await indexedDB.databases()).some((db) => db.name === name)
  const forget = async (): Promise<void> => {
    const request = indexedDB.deleteDatabase(name)
    // Another tab still reads: it is told to let go, and the deletion follows.
    const told = new Promise<void>((resolve) => (request.onblocked = () => resolve()))
    await Promise.race([done(request), told])
  }
  const all = async (): Promise<T[]> => ((await exists()) ? within('readonly', (store) => store.getAll()) : [])
  return {
    exists,
    forget,
    all,
    put: async (record: T): Promise<void> => void (await within('readwrite', (store) => store.put(record))),
    async remove(id: string): Promise<void> {
      if (!(await exists())) return
      await within('readwrite', (store) => store.delete(id))
      if ((await all()).length === 0) await forget()
    },
  }
}

const RECORDS = 'catatan'

function done<R>(request: IDBRequest<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
