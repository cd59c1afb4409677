'use client'
import { useEffect, useState } from 'react'
import type { UnitJson } from '@/lib/domain/public-api'
import { pollDelay } from '@/lib/domain/screen'
import { viewOf, type View } from './view'

/** `at`: by the server's clock, when what is shown was true. `lost`: the last attempt to ask failed. */
export type Known = { view: View; at: number; lost: boolean }

const PATIENCE_MS = 10_000
const TICK_MS = 5_000

/**
 * Keeps a screen's news fresh: asks again and again, with longer pauses while nobody answers, at once when the line is
 * back. `now` is the server's clock carried on: the clock of a TV is often wrong.
 */
export function useView(slug: string, first: { view: View; at: number }): Known & { now: number } {
  const [known, setKnown] = useState<Known>({ ...first, lost: false })
  const [now, setNow] = useState(first.at)

  useEffect(() => {
    let ahead = first.at - Date.now()
    let failures = 0
    let ended = false
    let timer: ReturnType<typeof setTimeout>

    async function ask() {
      clearTimeout(timer)
      try {
        const answer = await fetch(`/api/v1/units/${slug}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
        if (!answer.ok) throw new Error(String(answer.status))
        const view = viewOf((await answer.json()) as UnitJson)
        ahead = (Date.parse(answer.headers.get('date') ?? '') || Date.now() + ahead) - Date.now()
        failures = 0
        if (!ended) setKnown({ view, at: Date.now() + ahead, lost: false })
      } catch {
        failures++
        if (!ended) setKnown((before) => ({ ...before, lost: true }))
      }
      if (ended) return
      setNow(Date.now() + ahead)
      clearTimeout(timer)
      timer = setTimeout(ask, pollDelay(failures))
    }

    const again = () => void ask()
    timer = setTimeout(ask, pollDelay(0))
    const clock = setInterval(() => setNow(Date.now() + ahead), TICK_MS)
    window.addEventListener('online', again)
    return () => {
      ended = true
      clearTimeout(timer)
      clearInterval(clock)
      window.removeEventListener('online', again)
    }
  }, [slug, first.at])

  return { ...known, now }
}
