import type { Metadata } from 'next'
import { FigureRules, ReleaseSections } from '@/components/figures/figures'
import { formatDecimal, formatNumber } from '@/components/format'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { TextLink } from '@/components/text-link'
import { unitNames } from '@/lib/data/case-figures'
import { allUnits } from '@/lib/data/public-boards'
import { publicReleases } from '@/lib/data/published-figures'
import { publicSurveys } from '@/lib/data/survey'
import { dayOf } from '@/lib/domain/calendar'
import { pastQuarters } from '@/lib/domain/survey'
import { getLocale, getT } from '@/lib/locale'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('figures'))('title') }
}

/** What becomes of reports, in numbers from which nobody can be guessed. */
export default async function TransparencyPage() {
  const now = new Date()
  const [releases, t] = await Promise.all([publicReleases(now), getT('figures')])
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      <ReleaseSections releases={releases} units={await unitNames(releases[0]?.figures?.unit ?? [])} />
      <Satisfactions now={now} />
      <FigureRules />
      <Section title={t('open_data')}>
        <p className="flex flex-wrap gap-x-6">
          <TextLink href="/api/v1/figures.csv">{t('csv')}</TextLink>
          <TextLink href="/api/v1/figures">{t('json')}</TextLink>
          <TextLink href="/api/v1/satisfaction.csv">
            {t('satisfaction.title')} ({t('csv')})
          </TextLink>
          <TextLink href="/api/v1/satisfaction">
            {t('satisfaction.title')} ({t('json')})
          </TextLink>
        </p>
      </Section>
    </Page>
  )
}

async function Satisfactions({ now }: { now: Date }) {
  const [all, units, t, survey, locale] = await Promise.all([
    publicSurveys(now),
    allUnits(),
    getT('figures.satisfaction'),
    getT('survey'),
    getLocale(),
  ])
  const [quarter] = pastQuarters(dayOf(now), 1)
  if (!quarter) return null
  const rows = units.flatMap((unit) => {
    const result = all.get(unit.id)?.find((one) => one.quarter.id === quarter.id)?.result
    return result ? [{ unit, result }] : []
  })
  return (
    <Section title={t('title')}>
      <p>{t('lead', { number: quarter.number, year: `${quarter.year}` })}</p>
      {rows.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <div role="region" aria-label={t('title')} tabIndex={0} className="overflow-x-auto">
          <table className="w-full max-w-3xl tabular-nums">
            <thead>
              <tr className="text-sm">
                <th scope="col" className="py-1.5 pr-2 text-left">
                  {t('unit')}
                </th>
                <th scope="col" className="px-2 py-1.5 text-right">
                  {survey('results.answers')}
                </th>
                <th scope="col" className="px-2 py-1.5 text-right">
                  {survey('results.index')}
                </th>
                <th scope="col" className="py-1.5 pl-2 text-left">
                  {survey('results.grade')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ unit, result }) => (
                <tr key={unit.id} className="border-t border-line">
                  <th scope="row" className="pr-2 text-left font-normal">
                    <TextLink href={`/survei/${unit.slug}/hasil`}>{unit.name}</TextLink>
                  </th>
                  <td className="px-2 py-1.5 text-right">{formatNumber(result.answers, locale)}</td>
                  <td className="px-2 py-1.5 text-right">{formatDecimal(result.index, locale)}</td>
                  <td className="py-1.5 pl-2">{survey(`grade.${result.grade}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
