'use client'
import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

/** The submit button of a form with an action; while it runs it says so in `pending` words and takes no second press. */
export function SubmitButton({ pending, children, ...rest }: ComponentProps<typeof Button> & { pending: string }) {
  const status = useFormStatus()
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={status.pending || undefined}
      onClick={(event) => {
        if (status.pending) event.preventDefault()
        rest.onClick?.(event)
      }}
    >
      <span aria-live="polite">{status.pending ? pending : children}</span>
    </Button>
  )
}
