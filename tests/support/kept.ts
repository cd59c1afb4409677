import { expect, type Page } from '@playwright/test'

/** Waits until this browser keeps what it needs without a signal. */
export async function keeps(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
}

/** All that this origin keeps in the browser, as one text: caches, databases, storage. */
export const keptHere = (page: Page) =>
  page.evaluate(async () => {
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        texts.push(request.url, await (await caches.match(request))!.text())
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name!))
      for (const store of db.objectStoreNames)
        for (const record of await done(db.transaction(store).objectStore(store).getAll()))
          texts.push(
            JSON.stringify(record, (_, value) =>
              value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
            ),
          )
      db.close()
    }
    return texts.join('\n')
  })
