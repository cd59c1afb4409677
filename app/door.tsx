import { Forward } from '@/components/icons'

const LOOK = {
  strong: 'border-transparent bg-primary text-white hover:bg-primary-deep',
  plain: 'border-line bg-surface text-ink hover:bg-tint',
} as const

/** One of the two doors of the home page; they are of one size, whatever they say. */
export function Door({
  href,
  title,
  lead,
  look,
}: {
  href: string
  title: string
  lead: string
  look: keyof typeof LOOK
}) {
  return (
    <a
      href={href}
      className={`flex min-h-28 items-center gap-4 rounded-md border px-4 py-3 no-underline sm:min-h-36 sm:px-6 ${LOOK[look]}`}
    >
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="text-2xl font-bold">{title}</span>
        <span>{lead}</span>
      </span>
      <Forward className="size-6" />
    </a>
  )
}
