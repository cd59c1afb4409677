import { formatNumber, formatShortDay } from '@/components/format'
import type { Day } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'

const HEIGHT = 100

/** One value a day as bars, drawn by the server; what the drawing says stands in words for whoever does not see it. */
export async function DayBars({
  title,
  days,
  className,
}: {
  title: string
  days: readonly { day: Day; value: number }[]
  className: string
}) {
  const [t, locale] = await Promise.all([getT('ledger'), getLocale()])
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const most = Math.max(...days.map(({ value }) => value))
  const least = Math.min(...days.map(({ value }) => value))
  const number = (value: number) => formatNumber(value, locale)
  const scale = HEIGHT / Math.max(1, most)
  const summary = t('summary', {
    ...{ from: formatShortDay(first.day, locale), to: formatShortDay(last.day, locale) },
    ...{ first: number(first.value), last: number(last.value), most: number(most), least: number(least) },
  })
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="flex justify-between gap-4">
        <b>{title}</b>
        <span className="text-soft">{t('most', { count: most })}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${title}. ${summary}`}
        viewBox={`0 0 ${days.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={`h-24 w-full border-b-2 border-edge ${className}`}
      >
        {days.map(({ day, value }, place) => (
          <rect
            key={day}
            x={place + 0.1}
            y={HEIGHT - value * scale}
            width={0.8}
            height={value * scale}
            fill="currentColor"
          />
        ))}
      </svg>
      <p aria-hidden="true" className="flex justify-between text-sm text-soft">
        <span>{formatShortDay(first.day, locale)}</span>
        {days.length > 1 && <span>{formatShortDay(last.day, locale)}</span>}
      </p>
    </figure>
  )
}
