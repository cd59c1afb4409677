import { formatDay } from '@/components/format'
import { Section } from '@/components/section'
import type { Day } from '@/lib/domain/calendar'
import type { Breakdown, FigureRow, Figures, PublishedFigures } from '@/lib/domain/case-figures'
import { SMALLEST_COUNT } from '@/lib/domain/figures'
import type { Quarter } from '@/lib/domain/survey'
import { getLocale, getT } from '@/lib/locale'
import { BarChart } from './bar-chart'
import { CountTable, FigureTable } from './figure-table'
import { figureNames } from './names'
import { Trend } from './trend'

type Units = ReadonlyMap<string, { name: string }>

/** A set of figures with everything that it has: the city, months (drawn too), kinds, offices, outcomes, ages. */
export async function FigureSections({
  figures,
  units,
}: {
  figures: PublishedFigures & Partial<Figures>
  units: Units
}) {
  const [t, locale] = await Promise.all([getT('figures'), getLocale()])
  const named = figureNames(locale, units)
  const rows = (table: Breakdown, all: readonly FigureRow[]) =>
    all.map((row) => ({ ...row, name: named(table, row.key) }))
  const busy = figures.unit?.filter(({ received }) => received !== '<5' && received !== 0) ?? []
  const small = (figures.unit ?? []).filter(({ key, received }) => key !== '' && received === '<5').length
  const most = busy.toSorted((a, b) => Number(b.received ?? 0) - Number(a.received ?? 0))
  const ages = figures.ages?.map(({ key, count }) => ({ key, name: named('age', key), count }))
  return (
    <>
      <Section title={t('whole')}>
        <FigureTable title={t('whole')} rows={[{ ...figures.whole, name: t('whole') }]} />
      </Section>
      {figures.month && (
        <Section title={t('month')}>
          <Trend title={t('month')} step="month" rows={rows('month', figures.month)} />
        </Section>
      )}
      <Section title={t('kind')}>
        {figures.kind ? <FigureTable title={t('kind')} rows={rows('kind', figures.kind)} /> : <p>{t('none')}</p>}
      </Section>
      <Section title={t('unit')}>
        {figures.unit ? (
          <>
            {most.length > 0 && <FigureTable title={t('unit')} rows={rows('unit', most)} />}
            {small > 0 && <p>{t('smallUnits', { count: small, min: SMALLEST_COUNT })}</p>}
          </>
        ) : (
          <p>{t('none')}</p>
        )}
      </Section>
      <Section title={t('endings')}>
        {figures.endings ? (
          <CountTable
            title={t('endings')}
            lines={figures.endings.map(({ key, count }) => ({ name: named('ending', key), count }))}
          />
        ) : (
          <p>{t('none')}</p>
        )}
      </Section>
      {ages && (
        <Section title={t('ages')}>
          <BarChart
            id="ages"
            title={t('ages')}
            series={[t('count')]}
            points={ages.map(({ key, name, count }) => ({ key, name, values: [count] }))}
          />
          <CountTable title={t('ages')} lines={ages} />
        </Section>
      )}
    </>
  )
}

/** What everyone sees: the quarters beside each other, and all tables of the newest. */
export async function ReleaseSections({ releases, units }: { releases: readonly Released[]; units: Units }) {
  const [t, survey, locale] = await Promise.all([getT('figures'), getT('survey'), getLocale()])
  const [newest] = releases
  if (!newest) return <p className="font-semibold">{t('notYet')}</p>
  const name = ({ number, year }: Quarter) => survey('quarter', { number, year: `${year}` })
  const rows = releases.toReversed().map(({ quarter, figures }) => ({
    ...(figures?.whole ?? TOO_FEW),
    ...{ key: quarter.id, name: name(quarter) },
  }))
  return (
    <>
      <Section title={t('quarters')}>
        <Trend title={t('quarters')} step="quarter" rows={rows} />
      </Section>
      <h2 className="text-2xl">{name(newest.quarter)}</h2>
      <p>{t('countedOn', { day: formatDay(newest.countedOn, locale) })}</p>
      {newest.figures ? (
        <FigureSections figures={newest.figures} units={units} />
      ) : (
        <p className="font-semibold">{t('few')}</p>
      )}
    </>
  )
}

type Released = { quarter: Quarter; countedOn: Day; figures: PublishedFigures | null }

const TOO_FEW: Omit<FigureRow, 'key'> = {
  ...{ received: '<5', open: null, overdue: null, done: null, onTime: null, late: null },
  ...{ share: null, median: null, p90: null },
}

/** How to read what everyone sees. */
export async function FigureRules() {
  const t = await getT('figures')
  return (
    <Section title={t('rules.title')}>
      <p>{t('rules.small', { min: SMALLEST_COUNT })}</p>
      <p>{t('rules.time')}</p>
      <p>{t('rules.settled')}</p>
      <p>{t('rules.days')}</p>
      <p>{t('rules.once')}</p>
      <p>{t('rules.kept')}</p>
    </Section>
  )
}
