import Link from 'next/link'
import { formatDay, formatRelativeDay } from '@/components/format'
import { TextLink } from '@/components/text-link'
import { type Related, type RelatedCase } from '@/lib/data/related'
import type { Day } from '@/lib/domain/calendar'
import { categorySchema } from '@/lib/domain/case-work'
import { queueAddress } from '@/lib/domain/queue'
import { RELATED_DAYS } from '@/lib/domain/related'
import { getLocale, getT } from '@/lib/locale'
import { SealedTitle, TitleOpener } from '../titles'

type Props = { related: Related; unit: { id: string; name: string } | null; today: Day }

/** Other cases about the same unit and matter, around the same time: of those that exist for this officer. */
export async function RelatedCases({ related: { cases, more }, unit, today }: Props) {
  const [t, received, states, locale] = await Promise.all([
    getT('cases.related'),
    getT('cases'),
    getT('states'),
    getLocale(),
  ])
  const what = ({ spgKind, category, service }: RelatedCase) => {
    const known = categorySchema.safeParse(category)
    return [service, known.success ? states(`category.${known.data}`) : spgKind && states(`kind.${spgKind}`)]
      .filter(Boolean)
      .join(' · ')
  }
  return (
    <section aria-labelledby="terkait" className="flex flex-col gap-2">
      <h2 id="terkait" className="text-xl">
        {t('title')}
      </h2>
      <p className="text-sm text-soft">{unit ? t('rule', { unit: unit.name, days: RELATED_DAYS }) : t('noUnit')}</p>
      {unit && cases.length === 0 && <p className="text-soft">{t('none')}</p>}
      <TitleOpener ids={cases.map(({ id }) => id)}>
        {cases.length > 0 && (
          <ul className="flex flex-col gap-2">
            {cases.map((row) => (
              <li
                key={row.id}
                className="relative rounded-md border border-line bg-surface px-4 py-3 hover:border-edge"
              >
                <Link
                  href={`/petugas/kasus/${row.id}`}
                  prefetch={false}
                  className="font-semibold text-link after:absolute after:inset-0"
                >
                  <SealedTitle id={row.id} />
                </Link>
                <p className="text-sm text-soft">
                  <span className="font-mono whitespace-nowrap">{row.reference}</span> · {states(`state.${row.state}`)}
                  {row.merged && ` (${received('merged')})`} ·{' '}
                  <time dateTime={row.receivedOn} title={formatDay(row.receivedOn, locale)}>
                    {received('received', { when: formatRelativeDay(row.receivedOn, today, locale) })}
                  </time>
                </p>
                <p className="text-sm">{what(row)}</p>
              </li>
            ))}
          </ul>
        )}
      </TitleOpener>
      {more && <p className="text-sm text-soft">{t('more', { count: cases.length })}</p>}
      {unit && (
        <TextLink href={queueAddress({ view: 'all', unit: unit.id })} className="self-start">
          {t('all', { unit: unit.name })}
        </TextLink>
      )}
    </section>
  )
}
