'use client'
import { useEffect, useState, type ComponentType } from 'react'

const sweep = async () => (await import('@/components/evidence/tray')).sweepTray()

/** On the pages of a reporter: what waits on this phone, if anything does; files that wait for too long go. Without anything it costs a look. */
export function WaitingDoor() {
  const [Shown, setShown] = useState<ComponentType | null>(null)
  useEffect(() => {
    let left = false
    void (async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name)
      if (names.includes('jari-kirim')) void sweep().catch(() => undefined)
      if (!names.includes('jari-tunggu')) return
      const { WaitingReports } = await import('./waiting-reports')
      if (!left) setShown(() => WaitingReports)
    })().catch(() => undefined) // a browser that keeps nothing has nothing that waits
    return () => {
      left = true
    }
  }, [])
  return Shown && <Shown />
}
