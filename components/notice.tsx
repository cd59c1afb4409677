import type { ReactNode } from 'react'
import { Check, Cross, Info, Warning } from './icons'

const TONE = {
  info: { look: 'border-link bg-tint', mark: 'text-link', Icon: Info },
  success: { look: 'border-open bg-open-tint', mark: 'text-open', Icon: Check },
  warning: { look: 'border-limited bg-limited-tint', mark: 'text-limited', Icon: Warning },
  danger: { look: 'border-unavailable bg-unavailable-tint', mark: 'text-unavailable', Icon: Cross },
} as const

export type NoticeTone = keyof typeof TONE

/**
 * Something to know before going on. `live` for one that appears after a deed, so that screen readers say it:
 * at once when it is danger, else when there is a pause.
 */
export function Notice({
  tone = 'info',
  title,
  live = false,
  children,
}: {
  tone?: NoticeTone
  title?: ReactNode
  live?: boolean
  children?: ReactNode
}) {
  const { look, mark, Icon } = TONE[tone]
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div role={role} className={`flex gap-3 rounded-md border-l-4 px-4 py-3 ${look}`}>
      <Icon className={`mt-0.5 size-5 ${mark}`} />
      <div className="flex min-w-0 flex-col gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}
