import { Check, Clock, Half, Warning } from '@/components/icons'
import type { Urgency } from '@/lib/domain/urgency'
import { getT } from '@/lib/locale'

const LOOK = {
  overdue: { colour: 'bg-unavailable-tint text-unavailable', Icon: Warning },
  today: { colour: 'bg-limited-tint text-limited', Icon: Clock },
  soon: { colour: 'bg-limited-tint text-limited', Icon: Clock },
  due: { colour: 'text-ink', Icon: Clock },
  objection: { colour: 'text-soft', Icon: Half },
  objectionToday: { colour: 'text-soft', Icon: Half },
  objectionOver: { colour: 'bg-open-tint text-open', Icon: Check },
  paused: { colour: 'bg-closed-tint text-closed', Icon: Half },
  ended: { colour: 'text-soft', Icon: Check },
} as const

/** A deadline in words, with icon and colour; red only where it was missed. */
export async function Deadline({ urgency }: { urgency: Urgency }) {
  const t = await getT('cases')
  const { colour, Icon } = LOOK[urgency.kind]
  const filled = colour.startsWith('bg-')
  return (
    <span
      className={`inline-flex items-center gap-1.5 self-start rounded-md font-semibold ${filled ? 'border border-current/25 px-2 py-0.5' : ''} ${colour}`}
    >
      <Icon className="size-[1.1em]" />
      {t(`due.${urgency.kind}`, { days: urgency.days ?? 0 })}
    </span>
  )
}
