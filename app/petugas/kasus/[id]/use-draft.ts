'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { keepDraft, keptDraft } from './drafts'

const AFTER_MS = 400

/**
 * A text that is being typed at `place`, kept sealed while it is and there again when the case is opened anew. `secret`:
 * the case's own key.
 */
export function useDraft(place: string, secret: string): [string, (text: string) => void] {
  const [text, setText] = useState('')
  const latest = useRef({ text: '', kept: '' })
  const writing = useRef(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const keep = useCallback(() => {
    clearTimeout(timer.current)
    const { text: now, kept } = latest.current
    if (now === kept) return
    latest.current.kept = now
    // One after another, so that an older text never takes the place of a newer one.
    writing.current = writing.current.then(() => keepDraft(place, secret, now)).catch(() => {})
  }, [place, secret])

  useEffect(() => {
    let here = true
    void keptDraft(place, secret).then((kept) => {
      // Whoever has begun to type meanwhile keeps that.
      if (!here || kept === '' || latest.current.text !== '') return
      latest.current = { text: kept, kept }
      setText(kept)
    })
    window.addEventListener('pagehide', keep)
    return () => {
      here = false
      window.removeEventListener('pagehide', keep)
      keep() // the key has been locked, or the page is left
    }
  }, [place, secret, keep])

  const change = useCallback(
    (now: string) => {
      latest.current.text = now
      setText(now)
      clearTimeout(timer.current)
      if (now === '') return keep() // it was sent
      timer.current = setTimeout(keep, AFTER_MS)
    },
    [keep],
  )
  return [text, change]
}
