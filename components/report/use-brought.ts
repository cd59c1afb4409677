import { useEffect, useState, type ComponentType } from 'react'
import type { TakenUp } from '@/components/draft/draft-return'

type Return = ComponentType<{ takeUp: (draft: TakenUp) => void }>

/** What somebody brings along to the form: a draft that lies on this phone, a text that another app has shared. */
export function useBrought() {
  const [DraftReturn, setReturn] = useState<Return | null>(null)
  const [shared, setShared] = useState('')
  useEffect(() => {
    let left = false
    void (async () => {
      const databases = await indexedDB.databases()
      if (!databases.some(({ name }) => name === 'jari-draf')) return
      const { DraftReturn } = await import('@/components/draft/draft-return')
      if (!left) setReturn(() => DraftReturn)
    })().catch(() => undefined) // a browser that keeps nothing has no draft
    const worker = navigator.serviceWorker?.controller
    const channel = worker && new MessageChannel()
    if (channel) {
      channel.port1.onmessage = ({ data }) => !left && setShared(String(data))
      worker.postMessage('dibagikan', [channel.port2])
    }
    return () => {
      left = true
      channel?.port1.close()
    }
  }, [])
  return { DraftReturn, shared }
}
