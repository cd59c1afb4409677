import { StatusWord } from '@/components/status-word'
import type { Status } from '@/lib/domain/board'

/** One unit in a list: who, where, what stands, why in half a line, how old the news is. All of it is one link. */
export function UnitRow({
  href,
  name,
  place,
  status,
  word,
  reason,
  news,
  services,
}: {
  href: string
  name: string
  place: string | null
  status: Status
  word: string
  reason: string
  news: string
  services: string | null
}) {
  return (
    <li>
      <a
        href={href}
        className="grid min-h-11 gap-x-6 gap-y-1 px-4 py-3 text-ink no-underline hover:bg-tint sm:grid-cols-[1fr_22rem]"
      >
        <span>
          <span className="block text-lg font-semibold">{name}</span>
          {place && <span className="block text-soft">{place}</span>}
          {services && <span className="block text-soft">{services}</span>}
        </span>
        <span className="flex flex-col gap-1">
          <StatusWord status={status} label={word} />
          <span>
            {reason} <span className="text-soft">· {news}</span>
          </span>
        </span>
      </a>
    </li>
  )
}
