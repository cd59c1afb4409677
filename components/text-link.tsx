import type { ComponentProps } from 'react'

/**
 * A link on a line of its own, as tall as a finger. Links of the public pages are plain ones on purpose: a page loads
 * whole, so nothing of the last one stays in the router's memory, and next/link's 3 kB stay out of every first visit.
 */
export function TextLink({ className = '', ...rest }: ComponentProps<'a'> & { href: string }) {
  return (
    <a {...rest} className={`inline-flex min-h-11 items-center gap-1.5 font-medium text-link underline ${className}`} />
  )
}
