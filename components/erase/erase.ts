import { letGoOfEverything } from '@/components/leaving'
import { stopAt } from '@/components/push/use-push'

/** Removes what this origin keeps in this browser, and answers whether nothing is left. */
export async function eraseTraces(): Promise<boolean> {
  letGoOfEverything() // what is under way stops, and writes nothing any more
  const erased = await Promise.all([untilNothingIsLeft(eraseHere), eraseElsewhere()])
  return erased.every(Boolean)
}

const [ATTEMPTS, PAUSE_MS] = [10, 300]

/** What was under way may write once more, and another tab takes a moment to let go: asked again for as long as people wait. */
async function untilNothingIsLeft(erase: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (await erase()) return true
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return false
}

async function eraseHere(): Promise<boolean> {
  const erased = await Promise.all([eraseWorkers(), eraseDatabases(), eraseStorage()])
  return erased.every(Boolean)
}

/** The service worker first, so that it keeps nothing anew; then what it kept. */
async function eraseWorkers(): Promise<boolean> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  await Promise.all(registrations.map(stopPushes))
  await Promise.all(registrations.map((registration) => registration.unregister()))
  const names = await caches.keys()
  await Promise.all(names.map((name) => caches.delete(name)))
  return (await caches.keys()).length === 0
}

/** The server need not write to this browser any more. Without a signal it learns so from the push service, later. */
async function stopPushes({ pushManager }: ServiceWorkerRegistration): Promise<void> {
  const subscription = await pushManager?.getSubscription().catch(() => null)
  if (subscription) await stopAt(subscription.endpoint).catch(() => false)
}

async function eraseDatabases(): Promise<boolean> {
  const databases = await indexedDB.databases()
  await Promise.all(databases.map(({ name = '' }) => deleted(name)))
  return (await indexedDB.databases()).length === 0
}

/** Another tab may hold a database open: it is told to let go, and the deletion follows. */
function deleted(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}

async function eraseStorage(): Promise<boolean> {
  localStorage.clear()
  sessionStorage.clear()
  return localStorage.length + sessionStorage.length === 0
}

/** Cookies and the browser's own cache: only the server's answer can clear them. Without a signal they stay. */
async function eraseElsewhere(): Promise<boolean> {
  const answer = await fetch('/aman/hapus', { method: 'POST', cache: 'no-store' }).catch(() => null)
  return answer?.ok ?? false
}
