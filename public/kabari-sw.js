// Shows what lib/push/send.ts sends, and takes a press on it: open the board, or hear no more. It does nothing else: no
// page goes through it. Its own address says in which language (?bahasa=).

const LANGUAGE = new URL(self.location.href).searchParams.get('bahasa') === 'en' ? 'en' : 'id'

self.addEventListener('push', (event) => {
  const { url, unit, item, words } = event.data.json()
  const { title, body, stop } = words[LANGUAGE]
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      lang: LANGUAGE,
      icon: '/icon.svg',
      // One of an item at a time: a newer one takes the place of an older one.
      tag: `${unit}/${item}`,
      data: { url, unit, item },
      actions: [{ action: 'stop', title: stop }],
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  const { notification, action } = event
  const { url, unit, item } = notification.data
  notification.close()
  event.waitUntil(action === 'stop' ? stop(unit, item) : self.clients.openWindow(url))
})

async function stop(unit, item) {
  const subscription = await self.registration.pushManager.getSubscription()
  if (!subscription) return
  const answer = await fetch('/kabari/berhenti', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ endpoint: subscription.endpoint, unit, item }),
  })
  if (answer.ok && (await answer.json()).left === 0) await subscription.unsubscribe()
}
