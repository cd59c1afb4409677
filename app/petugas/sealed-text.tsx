import type { ReactNode } from 'react'
import { Warning } from '@/components/icons'

/** What somebody wrote, as text and nothing else. */
export function Written({ children, className = '' }: { children: string; className?: string }) {
  return (
    <p dir="auto" className={`break-words whitespace-pre-wrap ${className}`}>
      {children}
    </p>
  )
}

/** Something is not as its writer left it. What it says is not shown. */
export function Forged({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-2 rounded-md border-2 border-dashed border-unavailable px-4 py-3 font-semibold text-unavailable">
      <Warning className="mt-0.5 size-5" />
      <span>{children}</span>
    </p>
  )
}
