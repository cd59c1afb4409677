import { useEffect, useState } from 'react'
import { useLocale } from 'use-intl'

/** What this browser can do: 'asking' until it is known. */
export type Standing = 'asking' | 'ready' | 'unsupported' | 'refused'
export type Trouble = 'refused' | 'service' | 'limited' | 'other'

/** What this browser waits for at one office, and how to change it. Nothing is asked of anybody before they press. */
export function useAlerts(unit: string, serverKey: string) {
  const language = useLocale()
  const [standing, setStanding] = useState<Standing>('asking')
  const [followed, setFollowed] = useState<readonly string[]>([])
  const [busy, setBusy] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  useEffect(() => {
    let left = false
    async function look() {
      const found = standingNow()
      const subscription = found === 'ready' ? await current() : null
      const seen = subscription && (await post('lihat', { endpoint: subscription.endpoint, unit }))
      if (left) return
      setStanding(found)
      if (seen?.ok) setFollowed(((await seen.json()) as { items: string[] }).items)
    }
    look().catch(() => !left && setStanding('ready'))
    return () => {
      left = true
    }
  }, [unit])

  async function during(item: string, run: () => Promise<Trouble | null>) {
    setBusy(item)
    setTrouble(null)
    const failed = await run().catch((): Trouble => 'other')
    setTrouble(failed)
    setStanding(standingNow())
    setBusy(null)
  }

  const follow = (item: string) =>
    during(item, async () => {
      if ((await Notification.requestPermission()) !== 'granted') return 'refused'
      const worker = await navigator.serviceWorker.register(`/jari-sw.js?bahasa=${language}`)
      const subscription = await subscribed(worker, serverKey).catch(() => null)
      if (!subscription) return 'service'
      const answer = await post('mulai', { unit, item, subscription: subscription.toJSON() })
      if (!answer.ok) return answer.status === 429 ? 'limited' : answer.status === 400 ? 'service' : 'other'
      setFollowed((items) => [...items, item])
      return null
    })

  const stop = (item: string) =>
    during(item, async () => {
      const subscription = await current()
      const answer = subscription && (await post('berhenti', { endpoint: subscription.endpoint, unit, item }))
      if (answer && !answer.ok) return 'other'
      if (answer && ((await answer.json()) as { left: number }).left === 0) await subscription?.unsubscribe()
      setFollowed((items) => items.filter((one) => one !== item))
      return null
    })

  return { standing, followed, busy, trouble, follow, stop }
}

function standingNow(): Standing {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unsupported'
  return Notification.permission === 'denied' ? 'refused' : 'ready'
}

const current = async () => (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription() ?? null

/** The subscription of this browser with our key; one that was made with another key is replaced. */
async function subscribed(worker: ServiceWorkerRegistration, serverKey: string): Promise<PushSubscription> {
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

/** `navigator.serviceWorker.ready` speaks of workers that this page is under; this one may have just come. */
async function activated({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting
  if (active || !coming) return
  await new Promise<void>((resolve) => {
    coming.addEventListener('statechange', () => coming.state === 'activated' && resolve())
  })
}

const post = (deed: 'mulai' | 'berhenti' | 'lihat', body: unknown) =>
  fetch(`/kabari/${deed}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
