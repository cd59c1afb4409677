import type { ComponentProps } from 'react'
import Link from 'next/link'

/** A link on a line of its own, as tall as a finger. Within a sentence a bare <Link className="text-link underline"> does. */
export function TextLink({ className = '', ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      {...rest}
      className={`inline-flex min-h-11 items-center gap-1.5 font-medium text-link underline ${className}`}
    />
  )
}
