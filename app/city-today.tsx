import type { ReactNode } from 'react'
import { formatDay } from '@/components/format'
import { StatusWord } from '@/components/status-word'
import { TextLink } from '@/components/text-link'
import { cityToday } from '@/lib/data/public-board'
import { dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'

const figure = { b: (digits: ReactNode) => <strong className="text-2xl">{digits}</strong> }

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3 sm:flex-col sm:items-start sm:justify-start sm:px-5 sm:first:pl-0">
      <dt className="text-soft">{name}</dt>
      <dd className="text-lg font-semibold">{children}</dd>
    </div>
  )
}

/** What the city offers now: the registry, its blank cards, how many kelurahan are open. */
export async function CityTodayFacts({ now }: { now: Date }) {
  const [t, words, locale] = await Promise.all([getT('home.today'), getT('common.status'), getLocale()])
  // The two doors above must open even while the boards can't be read.
  const city = await cityToday(now).catch(() => null)
  const registry = city?.disdukcapil
  return (
    <section aria-labelledby="hari-ini" className="flex flex-col gap-1">
      <h2 id="hari-ini" className="text-xl">
        {t('title')}
      </h2>
      <p className="text-soft">{formatDay(dayOf(now), locale)}</p>
      {city ? (
        <dl className="mt-2 divide-y divide-line border-y border-line sm:grid sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] sm:divide-x sm:divide-y-0">
          {registry && (
            <Fact
              name={
                <a
                  href={`/layanan/${registry.slug}`}
                  className="-my-2.5 inline-block py-2.5 font-medium text-link underline"
                >
                  {t('civil')}
                </a>
              }
            >
              <StatusWord status={registry.status.status} label={words(registry.status.status)} />
            </Fact>
          )}
          <Fact name={t('blanks')}>
            {city.stock
              ? city.stock.balance > 0
                ? t.rich('blanksLeft', { count: city.stock.balance, ...figure })
                : t('blanksNone')
              : t('blanksUnknown')}
          </Fact>
          <Fact name={t('villages')}>{t.rich('villagesOpen', { ...city.kelurahan, ...figure })}</Fact>
        </dl>
      ) : (
        <p>{t('unknown')}</p>
      )}
      <p>
        <TextLink href="/layanan">{t('all')}</TextLink>
      </p>
    </section>
  )
}
