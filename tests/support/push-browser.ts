import { createECDH, randomBytes, randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'

/** A push service needs the internet: what the browser would get from it is made here, with keys that are real. */
export async function withPushService(page: Page): Promise<string> {
  const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`
  const key = createECDH('prime256v1').generateKeys()
  const keys = { p256dh: key.toString('base64url'), auth: randomBytes(16).toString('base64url') }
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript(
    (made) => {
      // In the tab's name: it outlives pages, and is nothing that a page of ours clears.
      const kept = () => window.name === 'pushed'
      const subscription = {
        endpoint: made.endpoint,
        toJSON: () => made,
        unsubscribe: async () => ((window.name = ''), true),
      } as unknown as PushSubscription
      PushManager.prototype.subscribe = async () => ((window.name = 'pushed'), subscription)
      PushManager.prototype.getSubscription = async () => (kept() ? subscription : null)
      // Headless Chromium answers "denied" whatever was granted.
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
      Notification.requestPermission = async () => 'granted'
    },
    { endpoint, keys },
  )
  return endpoint
}

/** Hands a message to a worker of this browser as its push service would, then presses on what was shown. */
export async function inWorker(
  context: BrowserContext,
  script: string,
  endpoint: string,
  { news, press }: { news: object; press: string },
): Promise<{ shown: { title: string; options: NotificationOptions }[]; opened: string[] }> {
  const worker = context.serviceWorkers().find((one) => one.url().includes(script))
  if (!worker) throw new Error('no service worker')
  return worker.evaluate(
    async ({ news, press, endpoint }) => {
      const scope = self as unknown as EventTarget & {
        registration: ServiceWorkerRegistration
        clients: { openWindow: (url: string) => Promise<null> }
      }
      const shown: { title: string; options: NotificationOptions }[] = []
      const opened: string[] = []
      scope.registration.showNotification = async (title: string, options: NotificationOptions = {}) =>
        void shown.push({ title, options })
      scope.clients.openWindow = async (url) => (opened.push(url), null)
      const subscription = { endpoint, unsubscribe: async () => true } as unknown as PushSubscription
      PushManager.prototype.getSubscription = async () => subscription
      /** Hands an event to the worker as the browser does, and waits for what it does with it. */
      async function hand(type: string, members: object) {
        const work: Promise<unknown>[] = []
        const event = Object.assign(new Event(type), members, { waitUntil: (one: Promise<unknown>) => work.push(one) })
        scope.dispatchEvent(event)
        await Promise.all(work)
      }
      await hand('push', { data: { json: () => news } })
      const data = shown[0]?.options.data as unknown
      await hand('notificationclick', { action: press, notification: { data, close: () => {} } })
      return { shown, opened }
    },
    { news, press, endpoint },
  )
}
