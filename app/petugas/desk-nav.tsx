'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** The desks that an officer may sit at; the present one is marked. */
export function DeskNav({ label, desks }: { label: string; desks: readonly { path: string; label: string }[] }) {
  const here = usePathname()
  return (
    <nav aria-label={label} className="-ml-3 grow sm:grow-0">
      <ul className="flex flex-wrap">
        {desks.map((desk) => (
          <li key={desk.path}>
            <Link
              href={desk.path}
              prefetch={false}
              aria-current={here === desk.path ? 'page' : here.startsWith(`${desk.path}/`) ? 'true' : undefined}
              className="inline-flex min-h-11 items-center border-b-4 border-transparent px-3 pt-1 font-semibold text-link no-underline hover:underline aria-[current]:border-primary aria-[current]:text-ink"
            >
              {desk.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
