'use client'
import { useSyncExternalStore } from 'react'
import { Button } from './button'
import { Print } from './icons'

/** Opens the browser's own printing; without JavaScript it is not there, and the browser's menu does the same. */
export function PrintButton({ label }: { label: string }) {
  const running = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  if (!running) return null
  return (
    <Button onClick={() => window.print()} className="self-start">
      <Print /> {label}
    </Button>
  )
}
