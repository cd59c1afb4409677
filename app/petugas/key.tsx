'use client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { LockedKey } from './locked-key'
import { heldKey, onWiped, touchKey } from './vault'

const Key = createContext<CryptoKey | null>(null)

const LOOK_EVERY_MS = 15_000
const TOUCH_EVERY_MS = 30_000

/** The unlocked key of the officer who is signed in, for `openGrant` and `openBytes`. Only inside <KeyGate>. */
export function useOfficerKey(): CryptoKey {
  const key = useContext(Key)
  if (!key) throw new Error('useOfficerKey needs a <KeyGate> around it')
  return key
}

/**
 * Shows what is inside to an officer whose key is unlocked in this browser, else a calm screen that asks for the password.
 * `officerId`: who is signed in; the key of anybody else is wiped. When the key goes, what was opened with it goes too.
 */
export function KeyGate({ officerId, children }: { officerId: string; children: ReactNode }) {
  const [key, setKey] = useState<CryptoKey | null | undefined>(undefined)

  useEffect(() => {
    const look = () => void heldKey(officerId).then(setKey)
    look()
    let touchedAt = -Infinity
    const touch = async (event: Event) => {
      if (event.timeStamp - touchedAt < TOUCH_EVERY_MS) return
      touchedAt = event.timeStamp
      // First whether it has been idle too long: coming back to a left desk does not renew it.
      const held = await heldKey(officerId)
      if (held) await touchKey()
      setKey(held)
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    const stop = onWiped(() => setKey(null))
    const hands = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
    for (const hand of hands) window.addEventListener(hand, touch, { passive: true })
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pageshow', look) // a page that comes back out of the browser's history
    return () => {
      clearInterval(timer)
      stop()
      for (const hand of hands) window.removeEventListener(hand, touch)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pageshow', look)
    }
  }, [officerId])

  if (key) return <Key.Provider value={key}>{children}</Key.Provider>
  return <LockedKey looking={key === undefined} onUnlocked={setKey} />
}
