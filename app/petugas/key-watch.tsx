'use client'
import { useEffect } from 'react'
import { wipeIdleKey } from './vault'

const LOOK_EVERY_MS = 60_000

/** Wipes a key that was left lying for too long, on whichever page of an officer's is open first. Shows nothing. */
export function KeyWatch() {
  useEffect(() => {
    const look = () => void wipeIdleKey()
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return null
}
