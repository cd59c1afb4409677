import { Check, Cross, Half, Moon, Question, Wave } from './icons'

/** A status' colours and its shape, for what shows it without <StatusWord>. */
export const STATUS_LOOK = {
  OPEN: { colour: 'bg-open-tint text-open', Icon: Check },
  LIMITED: { colour: 'bg-limited-tint text-limited', Icon: Half },
  DISRUPTED: { colour: 'bg-disrupted-tint text-disrupted', Icon: Wave },
  UNAVAILABLE: { colour: 'bg-unavailable-tint text-unavailable', Icon: Cross },
  CLOSED: { colour: 'bg-closed-tint text-closed', Icon: Moon },
  STALE: { colour: 'bg-stale-tint text-stale', Icon: Question },
} as const

export type BoardStatus = keyof typeof STATUS_LOOK

/** A board's status as icon and word; the colour only helps. `label` is the word in the reader's language. */
export function StatusWord({ status, label, large = false }: { status: BoardStatus; label: string; large?: boolean }) {
  const { colour, Icon } = STATUS_LOOK[status]
  const size = large ? 'px-3 py-1.5 text-lg' : 'px-2 py-0.5'
  return (
    <span
      className={`inline-flex items-center gap-1.5 self-start rounded-md border border-current/25 font-semibold ${size} ${colour}`}
    >
      <Icon className="size-[1.1em]" />
      {label}
    </span>
  )
}
