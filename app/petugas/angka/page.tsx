import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatNumber } from '@/components/format'
import { Page } from '@/components/page'
import { figuresOfYear } from '@/lib/data/figures'
import { CHANNELS } from '@/lib/domain/case-states'
import { type Figure, SMALLEST_COUNT, STAGES } from '@/lib/domain/figures'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('figures.title') }
}

/** How many reports came this year and how far they are. No single report can be worked out of it. */
export default async function FiguresPage() {
  const figures = await figuresOfYear(await requireOfficer('figures:read'))
  if (!figures.ok) notFound()
  const [t, states, locale] = await Promise.all([getT('desk'), getT('states'), getLocale()])
  const { year, table } = figures.value
  const shown = (figure: Figure | undefined, withheld: string) =>
    figure == null ? withheld : formatNumber(figure, locale)
  const blocks = [
    ...CHANNELS.map((channel, row) => ({
      title: states(`channel.${channel}`),
      cells: table.cells[row],
      sum: table.rows[row],
    })),
    { title: t('figures.all'), cells: table.columns, sum: table.total },
  ]
  return (
    <Page title={t('figures.title')} lead={t('figures.lead', { year: String(year) })}>
      {blocks.map(({ title, cells = [], sum }, at) => (
        <section key={title} className="flex flex-col gap-2 rounded-md border border-line bg-surface px-3 py-3 sm:px-4">
          <h2 className="text-lg">{title}</h2>
          <dl className="grid grid-cols-2 gap-x-2 gap-y-3 sm:grid-cols-4">
            {STAGES.map((stage, column) => (
              <FigureCell
                key={stage}
                label={t(`figures.stage.${stage}`)}
                figure={shown(cells[column], at < CHANNELS.length ? `<${SMALLEST_COUNT}` : WITHHELD)}
              />
            ))}
            <FigureCell label={t('figures.sum')} figure={shown(sum, WITHHELD)} strong />
          </dl>
        </section>
      ))}
      <p className="text-soft">{t('figures.rule', { min: SMALLEST_COUNT, shown: `<${SMALLEST_COUNT}` })}</p>
      <p className="text-soft">{t('figures.stages')}</p>
    </Page>
  )
}

const WITHHELD = '–'

function FigureCell({ label, figure, strong = false }: { label: string; figure: string; strong?: boolean }) {
  return (
    <div className="flex flex-col">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className={`text-2xl tabular-nums ${strong ? 'font-bold' : ''}`}>{figure}</dd>
    </div>
  )
}
