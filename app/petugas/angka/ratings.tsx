import { formatDecimal } from '@/components/format'
import { Section } from '@/components/section'
import type { Officer } from '@/lib/data/officers'
import { ratingFigures, RATINGS_MIN } from '@/lib/data/rating-figures'
import { getLocale, getT } from '@/lib/locale'

/** How reporters rate the handling: only their mean. */
export async function Ratings({ officer }: { officer: Officer }) {
  const [found, t, locale] = await Promise.all([ratingFigures(officer), getT('figures.desk'), getLocale()])
  return (
    <Section title={t('ratings')}>
      <p>
        {found
          ? t('ratingMean', { mean: formatDecimal(found.mean, locale), count: found.count })
          : t('ratingFew', { min: RATINGS_MIN })}
      </p>
    </Section>
  )
}
