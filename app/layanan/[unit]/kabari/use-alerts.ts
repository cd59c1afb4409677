import { useEffect, useState } from 'react'
import { useLocale } from 'use-intl'
import { standingNow, subscribe, subscriptionAt, type Standing } from '@/components/push/subscribe'
import { troubleOf, type PushTrouble } from '@/components/push/use-push'

/** The worker that keeps pages shows these, too. */
const SCOPE = '/'

/** What this browser waits for at one office, and how to change it. Nothing is asked of anybody before they press. */
export function useAlerts(unit: string, serverKey: string) {
  const language = useLocale()
  const [standing, setStanding] = useState<Standing | 'asking'>('asking')
  const [followed, setFollowed] = useState<readonly string[]>([])
  const [busy, setBusy] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<PushTrouble | null>(null)

  useEffect(() => {
    let left = false
    async function look() {
      const found = standingNow()
      const subscription = found === 'ready' ? await subscriptionAt(SCOPE, serverKey) : null
      const seen = subscription && (await post('lihat', { endpoint: subscription.endpoint, unit }))
      if (left) return
      setStanding(found)
      if (seen?.ok) setFollowed(((await seen.json()) as { items: string[] }).items)
    }
    look().catch(() => !left && setStanding('ready'))
    return () => {
      left = true
    }
  }, [unit, serverKey])

  async function during(item: string, run: () => Promise<PushTrouble | null>) {
    setBusy(item)
    setTrouble(null)
    const failed = await run().catch((): PushTrouble => 'other')
    setTrouble(failed)
    setStanding(standingNow())
    setBusy(null)
  }

  const follow = (item: string) =>
    during(item, async () => {
      if ((await Notification.requestPermission()) !== 'granted') return 'refused'
      const subscription = await subscribe(`/jari-sw.js?bahasa=${language}`, SCOPE, serverKey).catch(() => null)
      if (!subscription) return 'service'
      const answer = await post('mulai', { unit, item, subscription: subscription.toJSON() })
      if (!answer.ok) return troubleOf(answer.status)
      setFollowed((items) => [...items, item])
      return null
    })

  const stop = (item: string) =>
    during(item, async () => {
      const subscription = await subscriptionAt(SCOPE)
      const answer = subscription && (await post('berhenti', { endpoint: subscription.endpoint, unit, item }))
      if (answer && !answer.ok) return 'other'
      if (answer && ((await answer.json()) as { left: number }).left === 0) await subscription?.unsubscribe()
      setFollowed((items) => items.filter((one) => one !== item))
      return null
    })

  return { standing, followed, busy, trouble, follow, stop }
}

const post = (deed: 'mulai' | 'berhenti' | 'lihat', body: unknown) =>
  fetch(`/kabari/${deed}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
