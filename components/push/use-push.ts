import { useEffect, useEffectEvent, useState } from 'react'
import { useLocale } from 'use-intl'
import { standingNow, subscribe, subscriptionAt, unsubscribe, type Standing } from './subscribe'

export type PushTrouble = 'refused' | 'service' | 'limited' | 'other'

/** What one kind of news needs of its page. */
export type PushSource = {
  serverKey: string
  /** A scope of its own, under which there is no page: so its push address is shared with nothing else. */
  scope: () => Promise<string>
  /** Has the server write to this browser; what kept it from that, or null. The same again changes nothing. */
  begin: (subscription: PushSubscriptionJSON) => Promise<PushTrouble | null>
  /** Whether the server writes to this browser for whoever looks; without it, what was wanted here before is begun anew. */
  look?: (endpoint: string) => Promise<boolean>
  /** Has the server write no more; whether it has heard. */
  end: (endpoint: string) => Promise<boolean>
}

/** Whether this browser is told of something, and how to change it. Nothing is asked of anybody before they press. */
export function usePush({ serverKey, scope, begin, look: lookUp, end }: PushSource) {
  const language = useLocale()
  const [standing, setStanding] = useState<Standing | 'asking'>('asking')
  const [following, setFollowing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<PushTrouble | null>(null)

  const look = useEffectEvent(async () => {
    const found = standingNow()
    const subscription = found === 'ready' ? await subscriptionAt(await scope(), serverKey) : null
    if (!subscription) return { found, following: false }
    if (lookUp) return { found, following: await lookUp(subscription.endpoint) }
    return { found, following: (await begin(subscription.toJSON())) === null }
  })
  useEffect(() => {
    let left = false
    look()
      .catch(() => ({ found: standingNow(), following: false }))
      .then((seen) => {
        if (left) return
        setStanding(seen.found)
        setFollowing(seen.following)
      }, undefined)
    return () => {
      left = true
    }
  }, [])

  async function during(run: () => Promise<PushTrouble | null>) {
    if (busy) return
    setBusy(true)
    setTrouble(null)
    setTrouble(await run().catch((): PushTrouble => 'other'))
    setStanding(standingNow())
    setBusy(false)
  }

  const follow = () =>
    during(async () => {
      if ((await Notification.requestPermission()) !== 'granted') return 'refused'
      const place = await scope()
      const subscription = await subscribe(`/kabar-sw.js?bahasa=${language}`, place, serverKey).catch(() => null)
      const failed = subscription ? await begin(subscription.toJSON()) : 'service'
      if (failed) await unsubscribe(place)
      setFollowing(!failed)
      return failed
    })

  const stop = () =>
    during(async () => {
      const place = await scope()
      const subscription = await subscriptionAt(place)
      if (subscription && !(await end(subscription.endpoint))) return 'other'
      await unsubscribe(place)
      setFollowing(false)
      return null
    })

  return { standing, following, busy, trouble, follow, stop }
}

/** What a refusal of ours means to whoever wanted to be told. */
export const troubleOf = (status: number): PushTrouble =>
  status === 429 ? 'limited' : status === 400 ? 'service' : 'other'

/** Has the server forget a push address, whatever it was for. */
export async function stopAt(endpoint: string): Promise<boolean> {
  const answer = await fetch('/kabari/berhenti', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ endpoint }),
    signal: AbortSignal.timeout(10_000),
  })
  return answer.ok
}
