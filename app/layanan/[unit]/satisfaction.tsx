import { formatDecimal } from '@/components/format'
import { TextLink } from '@/components/text-link'
import { publicSurvey } from '@/lib/data/survey'
import { getLocale, getT } from '@/lib/locale'

/** What people said of this office in the newest quarter that may be published, in a line; nothing where none may be. */
export async function Satisfaction({ slug, now }: { slug: string; now: Date }) {
  const [quarters, t, locale] = await Promise.all([publicSurvey(slug, now), getT('survey'), getLocale()])
  const newest = quarters?.find(({ result }) => result !== null)
  if (!newest?.result) return null
  const { quarter, result } = newest
  return (
    <p>
      {t('results.line', {
        quarter: t('quarter', { number: quarter.number, year: `${quarter.year}` }),
        ...{ index: formatDecimal(result.index, locale), grade: t(`grade.${result.grade}`), count: result.answers },
      })}{' '}
      <TextLink href={`/survei/${slug}/hasil`}>{t('results.link')}</TextLink>
    </p>
  )
}
