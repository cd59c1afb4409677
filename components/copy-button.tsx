'use client'
import { useState } from 'react'
import { Button, type ButtonVariant } from './button'
import { Check, Copy } from './icons'

/** Copies `text`. Where the clipboard is closed to pages (plain http, old phones) it says what to do instead. */
export function CopyButton({
  text,
  labels,
  variant = 'secondary',
}: {
  text: string
  labels: { copy: string; copied: string; failed: string }
  variant?: ButtonVariant
}) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }

  return (
    <span className="inline-flex flex-col gap-1">
      <Button variant={variant} onClick={copy}>
        {outcome === 'copied' ? <Check /> : <Copy />}
        {outcome === 'copied' ? labels.copied : labels.copy}
      </Button>
      <span role="status" className={outcome === 'failed' ? 'text-unavailable' : 'sr-only'}>
        {outcome && labels[outcome]}
      </span>
    </span>
  )
}
