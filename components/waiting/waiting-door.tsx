'use client'
import { useEffect, useState, type ComponentType } from 'react'

/** On the pages of a reporter: what waits on this phone, if anything does. Without anything it costs a look. */
export function WaitingDoor() {
  const [Shown, setShown] = useState<ComponentType | null>(null)
  useEffect(() => {
    let left = false
    void (async () => {
      const databases = await indexedDB.databases()
      if (!databases.some(({ name }) => name === 'jari-tunggu')) return
      const { WaitingReports } = await import('./waiting-reports')
      if (!left) setShown(() => WaitingReports)
    })().catch(() => undefined) // a browser that keeps nothing has nothing that waits
    return () => {
      left = true
    }
  }, [])
  return Shown && <Shown />
}
