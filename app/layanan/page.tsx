import type { Metadata } from 'next'
import { once } from '@/components/board/once'
import { UnitList, UnitRow } from '@/components/board/unit-row'
import { boardWords } from '@/components/board/words'
import { ButtonLink } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StatusWord } from '@/components/status-word'
import { TextLink } from '@/components/text-link'
import { listBoards } from '@/lib/data/public-boards'
import { findBoards } from '@/lib/domain/board-search'
import { getLocale, getT } from '@/lib/locale'
import { absolute } from '@/lib/site'
import { Chips } from './chips'
import { questionOf, readAsked, servicesAsked, type Params } from './query'
import { SearchForm } from './search-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('board.list'))('title') }
}

const NAMES_SHOWN = 3
const WAYS = [
  ['peta', 'map'],
  ['terdekat', 'nearest'],
  ['jenis', 'kinds'],
] as const

/** Every office of the city with what stands there now; searched and filtered by the address alone. */
export default async function ServicesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const now = new Date()
  const [params, list, t, statusWord, locale] = await Promise.all([
    searchParams,
    listBoards(now),
    getT('board.list'),
    getT('common.status'),
    getLocale(),
  ])
  const asked = readAsked(params, list)
  const found = findBoards(now, list.units, list.services, questionOf(asked, list))
  const about = servicesAsked(asked, list)
  const words = boardWords(locale, now)
  const share = once()
  const districts = list.units.filter(({ unit }) => unit.kind === 'KECAMATAN').map(({ unit }) => unit)
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      <link rel="canonical" href={absolute('/layanan')} />
      <SearchForm asked={asked} />
      <nav aria-label={t('otherWays')} className="flex flex-wrap gap-x-6">
        {WAYS.map(([page, label]) => (
          <TextLink key={page} href={`/layanan/${page}`}>
            {t(label)}
          </TextLink>
        ))}
      </nav>
      <Chips asked={asked} districts={districts} />
      {about.length > 0 && (
        <p className="flex flex-wrap gap-x-4">
          {about.map(({ id, name }) => (
            <TextLink key={id} href={`/layanan/jenis/${id}`}>
              {t('about', { name })}
            </TextLink>
          ))}
        </p>
      )}
      {asked.unknown && <Notice tone="warning">{t('unknown')}</Notice>}
      <section aria-labelledby="hasil" className="flex flex-col gap-2">
        <h2 id="hasil" className="text-lg">
          {asked.typed && !asked.tooLong
            ? t('countFor', { count: found.length, query: asked.typed })
            : t('count', { count: found.length })}
        </h2>
        {found.length === 0 && (
          <Notice title={t('none')}>
            <p>{t('noneText')}</p>
            <ButtonLink href="/layanan" variant="secondary" className="mt-2">
              {t('all')}
            </ButtonLink>
          </Notice>
        )}
        {found.length > 0 && (
          <UnitList>
            {found.map(({ row: { unit, parent, board }, status, services }) => (
              <UnitRow
                key={unit.id}
                href={`/layanan/${unit.slug}`}
                name={unit.name}
                about={[
                  ...(parent ? [t('in', { name: parent.name.replace(/^Kecamatan /, '') })] : []),
                  ...(services.length > 0 ? [t('services', { count: services.length, names: namesOf(services) })] : []),
                ]}
                status={share(status.status, () => (
                  <StatusWord status={status.status} label={statusWord(status.status)} />
                ))}
                reason={words.row(status, board.services.length)}
                news={words.news(status.confirmedAt)}
              />
            ))}
          </UnitList>
        )}
      </section>
    </Page>
  )
}

function namesOf(services: readonly { name: string }[]): string {
  const names = services.slice(0, NAMES_SHOWN).map(({ name }) => name)
  return [...names, ...(services.length > NAMES_SHOWN ? [`+${services.length - NAMES_SHOWN}`] : [])].join(', ')
}
