import type { News } from '@/lib/domain/push'
import { language, worker } from './scope'

// Shows what lib/push/send.ts sends, and takes a press on it: open what it is of, or hear no more.

/** `actions` is not in TypeScript's own list: Chromium's browsers have it. */
type Options = NotificationOptions & { actions: { action: string; title: string }[] }

export function listenForPushes(): void {
  worker.addEventListener('push', (event) => event.data && event.waitUntil(show(event.data.json() as News)))
  worker.addEventListener('notificationclick', (event) => {
    const { notification, action } = event
    const { url, of } = notification.data as Pick<News, 'url' | 'of'>
    notification.close()
    event.waitUntil(action === 'stop' ? stop(of) : worker.clients.openWindow(url))
  })
}

function show({ url, tag, of, words }: News): Promise<void> {
  const { title, body, stop } = words[language]
  const options: Options = {
    body,
    lang: language,
    icon: '/icon.svg',
    tag,
    data: { url, of },
    actions: [{ action: 'stop', title: stop }],
  }
  return worker.registration.showNotification(title, options)
}

async function stop(of: News['of']): Promise<void> {
  const subscription = await worker.registration.pushManager.getSubscription()
  if (!subscription) return
  const answer = await fetch('/kabari/berhenti', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ endpoint: subscription.endpoint, ...of }),
  })
  const left = answer.ok ? ((await answer.json()) as { left: number }).left : 1
  if (left === 0) await subscription.unsubscribe()
}
