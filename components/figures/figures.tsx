import { Section } from '@/components/section'
import type { Breakdown, Figures as AllFigures, FigureRow } from '@/lib/domain/case-figures'
import { SMALLEST_COUNT } from '@/lib/domain/figures'
import { getLocale, getT } from '@/lib/locale'
import { CountTable, FigureTable, MonthBars } from './figure-table'
import { figureNames } from './names'

/** A set of figures with everything that it has: the city, months (drawn too), kinds, offices, outcomes, ages. */
export async function FigureSections({
  figures,
  units,
}: {
  figures: AllFigures
  units: ReadonlyMap<string, { name: string }>
}) {
  const [t, locale] = await Promise.all([getT('figures'), getLocale()])
  const named = figureNames(locale, units)
  const rows = (table: Breakdown, all: readonly FigureRow[]) =>
    all.map((row) => ({ ...row, name: named(table, row.key) }))
  const busy = figures.unit?.filter(({ received }) => received !== '<5' && received !== 0) ?? []
  const small = (figures.unit ?? []).filter(({ key, received }) => key !== '' && received === '<5').length
  const most = busy.toSorted((a, b) => Number(b.received ?? 0) - Number(a.received ?? 0))
  return (
    <>
      <Section title={t('whole')}>
        <FigureTable title={t('whole')} rows={[{ ...figures.whole, name: t('whole') }]} />
      </Section>
      <Section title={t('month')}>
        {figures.month ? (
          <>
            <MonthBars rows={rows('month', figures.month)} />
            <FigureTable title={t('month')} rows={rows('month', figures.month)} />
          </>
        ) : (
          <p>{t('none')}</p>
        )}
      </Section>
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
      <Section title={t('ages')}>
        {figures.ages ? (
          <CountTable
            title={t('ages')}
            lines={figures.ages.map(({ key, count }) => ({ name: named('age', key), count }))}
          />
        ) : (
          <p>{t('none')}</p>
        )}
      </Section>
    </>
  )
}

/** How to read what everyone sees. */
export async function FigureRules() {
  const t = await getT('figures')
  return (
    <Section title={t('rules.title')}>
      <p>{t('rules.small', { min: SMALLEST_COUNT })}</p>
      <p>{t('rules.time')}</p>
      <p>{t('rules.months')}</p>
      <p>{t('rules.kept')}</p>
    </Section>
  )
}
