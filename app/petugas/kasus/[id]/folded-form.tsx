import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import type { CaseState } from '@/lib/domain/case-states'
import { TroubleNotice } from './trouble'
import type { Deed } from './use-deed'

/** A form of the case page that is seldom needed: folded under its title, with what stood in its way above the button. */
export function FoldedForm({
  title,
  lead,
  submit,
  deed: { sending, trouble },
  state,
  onSubmit,
  children,
}: {
  title: string
  lead: string
  /** what the button says */
  submit: string
  deed: Pick<Deed, 'sending' | 'trouble'>
  /** the case's */
  state: CaseState
  onSubmit: () => void
  children: ReactNode
}) {
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 px-4 py-2.5 font-semibold">{title}</summary>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
        aria-busy={sending}
        className="flex flex-col gap-3 border-t border-line p-4"
      >
        <p className="text-soft">{lead}</p>
        {children}
        {trouble && <TroubleNotice trouble={trouble} state={state} />}
        <Button type="submit" variant="secondary" className="self-start" aria-disabled={sending || undefined}>
          {submit}
        </Button>
      </form>
    </details>
  )
}
