import { formatDecimal } from '@/components/format'
import { Bullets, Section } from '@/components/section'
import type { Officer } from '@/lib/data/officers'
import { ratingFigures } from '@/lib/data/rating-figures'
import { SMALLEST_COUNT } from '@/lib/domain/figures'
import { getLocale, getT } from '@/lib/locale'

/** How reporters rate the handling: the mean of each quarter that is out, and nothing that runs. */
export async function Ratings({ officer }: { officer: Officer }) {
  const [found, t, survey, locale] = await Promise.all([
    ratingFigures(officer),
    getT('figures.desk'),
    getT('survey'),
    getLocale(),
  ])
  const line = ({ quarter: { number, year }, count, mean }: (typeof found)[number]) =>
    `${survey('quarter', { number, year: `${year}` })}: ${t('ratingMean', { mean: formatDecimal(mean, locale), count })}`
  return (
    <Section title={t('ratings')}>
      <p className="text-soft">{t('ratingFew', { min: SMALLEST_COUNT })}</p>
      {found.length > 0 && <Bullets items={found.map(line)} />}
    </Section>
  )
}
