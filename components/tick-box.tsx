import type { ComponentProps, ReactNode } from 'react'

/** A check box of 44 px with its words beside it. `strong`: something that is to be ticked before somebody can go on. */
export function TickBox({
  label,
  strong = false,
  ...input
}: Omit<ComponentProps<'input'>, 'type' | 'className'> & { label: ReactNode; strong?: boolean }) {
  return (
    <label className={`flex min-h-11 cursor-pointer items-center gap-3 ${strong ? 'font-semibold' : ''}`}>
      <input {...input} type="checkbox" className="size-6 shrink-0 accent-primary" />
      {label}
    </label>
  )
}
