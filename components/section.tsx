import type { ReactNode } from 'react'

/** A part of a page to be read, with its heading. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  )
}

/** Short statements, one a line. */
export function Bullets({ items }: { items: readonly ReactNode[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 marker:text-link">
      {items.map((item, place) => (
        <li key={place} className="pl-1">
          {item}
        </li>
      ))}
    </ul>
  )
}
