import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatDecimal, formatNumber } from '@/components/format'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { TextLink } from '@/components/text-link'
import { unitNamed } from '@/lib/data/public-boards'
import { publicSurvey, type QuarterResult } from '@/lib/data/survey'
import { SMALLEST_COUNT } from '@/lib/domain/figures'
import { ELEMENTS } from '@/lib/domain/survey'
import { getLocale, getT } from '@/lib/locale'

type Props = { params: Promise<{ unit: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [unit, t] = await Promise.all([unitNamed((await params).unit), getT('survey')])
  return { title: unit ? t('results.title', { unit: unit.name }) : undefined }
}

/** What people said of one office, by quarters that are over. */
export default async function SurveyResultsPage({ params }: Props) {
  const { unit: slug } = await params
  const [unit, quarters, t] = await Promise.all([unitNamed(slug), publicSurvey(slug, new Date()), getT('survey')])
  if (!unit || !quarters) notFound()
  const newest = quarters.find(({ result }) => result !== null)
  return (
    <Page
      title={t('results.title', { unit: unit.name })}
      lead={t('results.lead')}
      back={{ href: `/layanan/${unit.slug}`, label: unit.name }}
    >
      {newest ? <Newest {...newest} /> : <p>{t('results.none', { min: SMALLEST_COUNT })}</p>}
      {quarters.length > 0 && <Quarters quarters={quarters} />}
      <Section title={t('results.rules.title')}>
        <p>{t('results.rules.index')}</p>
        <p>{t('results.rules.published', { min: SMALLEST_COUNT })}</p>
        <p>{t('results.rules.honest')}</p>
      </Section>
      <TextLink href={`/survei/${unit.slug}`} className="self-start">
        {t('results.answer')}
      </TextLink>
    </Page>
  )
}

async function Newest({ quarter, result }: QuarterResult) {
  const [t, locale] = await Promise.all([getT('survey'), getLocale()])
  if (!result) return null
  const { answers, index, grade, means, weakest, askedPercent } = result
  return (
    <Section title={t('quarter', { number: quarter.number, year: `${quarter.year}` })}>
      <p className="text-3xl font-bold">
        {formatDecimal(index, locale)} <span className="text-xl">{t(`grade.${grade}`)}</span>
      </p>
      <p>{t('results.of', { count: answers })}</p>
      <p>{t('results.weakest', { element: t(`element.${weakest}`) })}</p>
      {askedPercent !== null && <p className="font-semibold">{t('results.asked', { percent: askedPercent })}</p>}
      <div role="region" aria-label={t('results.elements')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full tabular-nums">
          <caption className="pb-1 text-left text-soft">{t('results.scale')}</caption>
          <thead>
            <tr className="text-sm">
              <th scope="col" className="py-1.5 pr-2 text-left">
                {t('results.element')}
              </th>
              <th scope="col" className="w-2/5 px-2">
                <span className="sr-only">{t('results.drawn')}</span>
              </th>
              <th scope="col" className="py-1.5 pl-2 text-right">
                {t('results.mean')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ELEMENTS.map((element, at) => (
              <tr key={element} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                  {t(`element.${element}`)}
                </th>
                <td className="px-2">
                  <svg
                    aria-hidden="true"
                    viewBox="0 0 3 1"
                    preserveAspectRatio="none"
                    className="h-3 w-full text-primary"
                  >
                    <rect width="3" height="1" className="fill-sunken" />
                    <rect width={(means[at] ?? 1) - 1} height="1" fill="currentColor" />
                  </svg>
                </td>
                <td className="py-1.5 pl-2 text-right">{formatDecimal(means[at] ?? 0, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

async function Quarters({ quarters }: { quarters: readonly QuarterResult[] }) {
  const [t, locale] = await Promise.all([getT('survey'), getLocale()])
  return (
    <Section title={t('results.quarters')}>
      <div role="region" aria-label={t('results.quarters')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full tabular-nums">
          <thead>
            <tr className="text-sm">
              <th scope="col" className="py-1.5 pr-2 text-left">
                {t('results.period')}
              </th>
              <th scope="col" className="px-2 py-1.5 text-right">
                {t('results.answers')}
              </th>
              <th scope="col" className="px-2 py-1.5 text-right">
                {t('results.index')}
              </th>
              <th scope="col" className="py-1.5 pl-2 text-left">
                {t('results.grade')}
              </th>
            </tr>
          </thead>
          <tbody>
            {quarters.map(({ quarter, result }) => (
              <tr key={quarter.id} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-2 text-left font-normal whitespace-nowrap">
                  {t('quarterShort', { number: quarter.number, year: `${quarter.year}` })}
                </th>
                <td className="px-2 py-1.5 text-right">
                  {result ? formatNumber(result.answers, locale) : `<${SMALLEST_COUNT}`}
                </td>
                <td className="px-2 py-1.5 text-right">{result ? formatDecimal(result.index, locale) : '–'}</td>
                <td className="py-1.5 pl-2">{result ? t(`grade.${result.grade}`) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
