'use client'
import { useEffect } from 'react'
import { isDesk } from '@/lib/domain/desk-paths'

/** Lets this browser open JARI without a signal: once the page is there and at rest, and not where data are to be saved. */
export function Keeper({ language }: { language: string }) {
  useEffect(() => {
    const { serviceWorker, connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
    if (!serviceWorker || connection?.saveData || isDesk(window.location.pathname)) return
    const register = () => void serviceWorker.register(`/jari-sw.js?bahasa=${language}`).catch(() => undefined)
    const atRest = () => (window.requestIdleCallback ?? setTimeout)(register)
    if (document.readyState === 'complete') return void atRest()
    window.addEventListener('load', atRest, { once: true })
    return () => window.removeEventListener('load', atRest)
  }, [language])
  return null
}
