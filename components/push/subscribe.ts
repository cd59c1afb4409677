/** What this browser can do with push messages. */
export type Standing = 'ready' | 'unsupported' | 'refused'

export function standingNow(): Standing {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unsupported'
  return Notification.permission === 'denied' ? 'refused' : 'ready'
}

/**
 * The subscription of the worker whose scope this is; null where there is none, and where it was made with another key than
 * `serverKey`: push services take nothing of ours for it (RFC 8292 4.2), so that nobody is to think they will be told.
 */
export async function subscriptionAt(scope: string, serverKey?: string): Promise<PushSubscription | null> {
  const registration = await registrationAt(scope)
  const subscription = (await registration?.pushManager.getSubscription()) ?? null
  const key = subscription?.options?.applicationServerKey // some browsers keep it to themselves
  return key && serverKey && base64url(key) !== serverKey ? null : subscription
}

const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Subscribes with our key; a subscription that was made with another key is replaced. */
export async function subscribe(script: string, scope: string, serverKey: string): Promise<PushSubscription> {
  const worker = await navigator.serviceWorker.register(script, { scope })
  await activated(worker)
  const options = { userVisibleOnly: true, applicationServerKey: serverKey }
  try {
    return await worker.pushManager.subscribe(options)
  } catch (error) {
    const old = await worker.pushManager.getSubscription()
    if (!old) throw error
    await old.unsubscribe()
    return worker.pushManager.subscribe(options)
  }
}

/** Takes a worker away that was there for push messages alone, and its subscription with it. */
export async function unsubscribe(scope: string): Promise<void> {
  const registration = await registrationAt(scope)
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
  await registration?.unregister()
}

/** The browser answers with the worker of the nearest scope, which may be another one's. */
async function registrationAt(scope: string): Promise<ServiceWorkerRegistration | null> {
  const address = new URL(scope, window.location.href).href
  const registration = await navigator.serviceWorker.getRegistration(address)
  return registration?.scope === address ? registration : null
}

/** `navigator.serviceWorker.ready` speaks of workers that this page is under; this one may have just come. */
async function activated({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting
  if (active || !coming) return
  await new Promise<void>((resolve) => {
    coming.addEventListener('statechange', () => coming.state === 'activated' && resolve())
  })
}
