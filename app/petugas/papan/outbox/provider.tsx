'use client'
import { useRouter } from 'next/navigation'
import { createContext, useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { readOutbox, type Outbox } from '@/lib/domain/outbox'
import { sendWaiting } from './send'
import { storedFor, watch } from './storage'

export type Box = {
  owner: string
  waiting: Outbox
  sending: boolean
  send: () => Promise<void>
  /** names of services and items by their id, for the list of what waits */
  names: Record<string, string>
}

const AGAIN_MS = 30_000

/** Null where changes do not wait (a page without a queue). */
export const BoxContext = createContext<Box | null>(null)

/** Keeps an officer's queue on this page: sends it when the page opens and when the signal is back, then shows the board anew. */
export function OutboxProvider({
  owner,
  names,
  children,
}: {
  owner: string
  names: Record<string, string>
  children: ReactNode
}) {
  const stored = useSyncExternalStore(
    watch,
    () => storedFor(owner),
    () => null,
  )
  const waiting = useMemo(() => readOutbox(stored), [stored])
  const [sending, setSending] = useState(false)
  const { refresh } = useRouter()

  const send = useCallback(async () => {
    if (readOutbox(storedFor(owner)).length === 0) return
    setSending(true)
    const changed = await sendWaiting(owner)
    setSending(false)
    if (changed) refresh()
  }, [owner, refresh])

  // A network that is there but leads nowhere never says `online`: while something waits it is tried again.
  const waits = waiting.length > 0
  useEffect(() => {
    if (!waits) return
    const again = setInterval(() => void send(), AGAIN_MS)
    return () => clearInterval(again)
  }, [waits, send])

  useEffect(() => {
    const again = () => void send()
    // On opening: not within the effect itself, which must not set a state.
    const opening = setTimeout(again)
    addEventListener('online', again)
    return () => {
      clearTimeout(opening)
      removeEventListener('online', again)
    }
  }, [send])

  const box = useMemo(() => ({ owner, names, waiting, sending, send }), [owner, names, waiting, sending, send])
  return <BoxContext value={box}>{children}</BoxContext>
}
