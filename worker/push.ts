import { language, worker } from './scope'

// Shows what lib/push/send.ts sends, and takes a press on it: open the board, or hear no more.

type Alert = {
  url: string
  unit: string
  item: string
  words: Record<typeof language, { title: string; body: string; stop: string }>
}

/** `actions` is not in TypeScript's own list: Chromium's browsers have it. */
type Options = NotificationOptions & { actions: { action: string; title: string }[] }

export function listenForPushes(): void {
  worker.addEventListener('push', (event) => event.data && event.waitUntil(show(event.data.json() as Alert)))
  worker.addEventListener('notificationclick', (event) => {
    const { notification, action } = event
    const { url, unit, item } = notification.data as Alert
    notification.close()
    event.waitUntil(action === 'stop' ? stop(unit, item) : worker.clients.openWindow(url))
  })
}

function show({ url, unit, item, words }: Alert): Promise<void> {
  const { title, body, stop } = words[language]
  const options: Options = {
    body,
    lang: language,
    icon: '/icon.svg',
    // One of an item at a time: a newer one takes the place of an older one.
    tag: `${unit}/${item}`,
    data: { url, unit, item },
    actions: [{ action: 'stop', title: stop }],
  }
  return worker.registration.showNotification(title, options)
}

async function stop(unit: string, item: string): Promise<void> {
  const subscription = await worker.registration.pushManager.getSubscription()
  if (!subscription) return
  const answer = await fetch('/kabari/berhenti', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ endpoint: subscription.endpoint, unit, item }),
  })
  const left = answer.ok ? ((await answer.json()) as { left: number }).left : 1
  if (left === 0) await subscription.unsubscribe()
}
