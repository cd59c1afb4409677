import type { ReactNode } from 'react'

/** The list of units: the look of every row, said once. */
export function UnitList({ children }: { children: ReactNode }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface [&_a]:grid [&_a]:gap-x-6 [&_a]:gap-y-1 [&_a]:px-4 [&_a]:py-3 [&_a]:text-ink [&_a]:no-underline [&_a:hover]:bg-tint sm:[&_a]:grid-cols-[1fr_22rem] [&_b]:text-lg [&_b]:font-semibold [&_i]:text-soft [&_i]:not-italic">
      {children}
    </ul>
  )
}

/** One unit: who, where, what stands (`status`: icon and word), why in half a line, how old the news is; all one link. */
export function UnitRow({
  href,
  name,
  about,
  status,
  reason,
  news,
}: {
  href: string
  name: string
  /** where it is, and the services that were asked for */
  about: readonly string[]
  status: ReactNode
  reason: string
  news: string
}) {
  return (
    <li>
      <a href={href}>
        <span>
          <b>{name}</b>
          {about.map((line) => (
            <i key={line} className="block">
              {line}
            </i>
          ))}
        </span>
        <span>
          {status}
          <span className="block">
            {reason} <i>· {news}</i>
          </span>
        </span>
      </a>
    </li>
  )
}
