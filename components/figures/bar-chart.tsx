import { formatNumber } from '@/components/format'
import type { Shown } from '@/lib/domain/case-figures'
import { getLocale, getT } from '@/lib/locale'

const HEIGHT = 100
/** How high "<5" stands at least: to be seen, and to be told from nothing. */
const LOW = 8

export type Point = { key: string; name: string; values: readonly Shown[] }

/**
 * Bars drawn by the server, one a point; of two series the second stands in the first. The table under it has the same in
 * numbers. "<5" is an outline, what is withheld or not there yet a dashed line: neither looks like 0.
 */
export async function BarChart({
  id,
  title,
  series,
  points,
  top,
}: {
  id: string
  title: string
  series: readonly string[]
  points: readonly Point[]
  top?: number
}) {
  const [t, locale] = await Promise.all([getT('figures.chart'), getLocale()])
  const all = points.flatMap(({ values }) => values)
  const scale = HEIGHT / (top ?? Math.max(1, ...all.map((value) => (typeof value === 'number' ? value : 0))))
  const word = (value: Shown) => (typeof value === 'number' ? formatNumber(value, locale) : (value ?? t('none')))
  const said = ({ name, values }: Point) =>
    `${name}: ${values.map((value, at) => (series.length > 1 ? `${series[at]} ${word(value)}` : word(value))).join(', ')}`
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="font-semibold">{title}</figcaption>
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
        viewBox={`0 0 ${points.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full border-b-2 border-edge text-primary"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{points.map(said).join('; ')}</desc>
        {points.flatMap(({ key, values }, place) =>
          values.map((value, at) => (
            <Bar
              key={`${key} ${at}`}
              value={value}
              scale={scale}
              x={place + (at === 0 ? 0.1 : 0.3)}
              width={at === 0 ? 0.8 : 0.4}
              light={series.length > 1 && at === 0}
            />
          )),
        )}
      </svg>
      <p aria-hidden="true" className="flex justify-between gap-4 text-sm text-soft">
        <span>{points[0]?.name}</span>
        {points.length > 1 && <span className="text-right">{points.at(-1)?.name}</span>}
      </p>
      {series.length > 1 && (
        <p className="text-sm text-soft">{t('two', { wide: series[0] ?? '', narrow: series[1] ?? '' })}</p>
      )}
      {all.includes('<5') && <p className="text-sm text-soft">{t('small')}</p>}
      {all.includes(null) && <p className="text-sm text-soft">{t('withheld')}</p>}
    </figure>
  )
}

type Drawn = { value: Shown; scale: number; x: number; width: number; light: boolean }

function Bar({ value, scale, x, width, light }: Drawn) {
  const line = { stroke: 'currentColor', strokeWidth: 1.5, vectorEffect: 'non-scaling-stroke' } as const
  if (value === null)
    return (
      <path d={`M${x} ${HEIGHT - LOW}h${width}`} fill="none" strokeDasharray="3 3" {...line} data-shown="withheld" />
    )
  const height = value === '<5' ? Math.min(HEIGHT, Math.max(LOW, 4 * scale)) : value * scale
  const box = { x, y: HEIGHT - height, width, height }
  if (value === '<5') return <rect {...box} fill="none" {...line} data-shown="small" />
  return <rect {...box} fill="currentColor" {...(light && { fillOpacity: 0.3, ...line })} />
}
