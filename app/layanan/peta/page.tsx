import type { Metadata } from 'next'
import { clockOf } from '@/components/board/clock'
import { Page } from '@/components/page'
import { StatusWord } from '@/components/status-word'
import { TextLink } from '@/components/text-link'
import { listBoards } from '@/lib/data/public-boards'
import { mapDistricts, type MapDistrict } from '@/lib/domain/city-map'
import { BEST_FIRST } from '@/lib/domain/service-places'
import { getLocale, getT } from '@/lib/locale'
import { CityMap } from './city-map'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('map'))('title') }
}

const KELURAHAN = 'Kelurahan '

/** Every kelurahan as a tile where it lies, by what stands there now; and by kecamatan, for whoever reads lists. */
export default async function MapPage() {
  const now = new Date()
  const [{ units }, t, locale] = await Promise.all([listBoards(now), getT('map'), getLocale()])
  const districts = mapDistricts(
    units.filter(({ unit }) => unit.kind === 'KECAMATAN').map(({ unit }) => unit),
    units.flatMap(({ unit: { id, slug, kind, name, lat, lng }, parent, board }) =>
      kind === 'KELURAHAN' && parent
        ? [{ id, slug, name: name.replace(KELURAHAN, ''), parentId: parent.id, lat, lng, status: board.status.status }]
        : [],
    ),
  )
  const count = districts.reduce((sum, { tiles }) => sum + tiles.length, 0)
  return (
    <Page title={t('title')} lead={t('lead', { count })} back={{ href: '/layanan', label: t('back') }} width="wide">
      <div className="grid gap-8 lg:grid-cols-[2fr_1fr]">
        <div className="flex flex-col gap-4">
          <Legend districts={districts} />
          <CityMap districts={districts} />
          <p className="text-soft">
            {t('schematic')} {t('asOf', { time: clockOf(now, locale) })}
          </p>
          <TextLink href="/layanan/terdekat" className="self-start">
            {t('nearest')}
          </TextLink>
        </div>
        <Districts districts={districts} />
      </div>
    </Page>
  )
}

async function Legend({ districts }: { districts: readonly MapDistrict[] }) {
  const [t, statusWord] = await Promise.all([getT('map'), getT('common.status')])
  const tiles = districts.flatMap((district) => district.tiles)
  return (
    <section aria-label={t('legend')}>
      <ul className="flex flex-wrap gap-2">
        {BEST_FIRST.map((status) => (
          <li key={status} className="flex items-center gap-1.5">
            <StatusWord status={status} label={statusWord(status)} />
            {tiles.filter((tile) => tile.status === status).length}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the letters on the tiles mean, and the way to each kecamatan's own list. */
async function Districts({ districts }: { districts: readonly MapDistrict[] }) {
  const t = await getT('map')
  return (
    <section aria-labelledby="kecamatan" className="flex flex-col gap-2">
      <h2 id="kecamatan" className="text-xl">
        {t('districts')}
      </h2>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {districts.map(({ id, slug, name, tiles, canGo }) => (
          <li key={id} className="px-4 py-2">
            <TextLink href={`/layanan?kecamatan=${slug}`}>{name}</TextLink>
            <p>{t('canGo', { open: canGo, total: tiles.length })}</p>
            <p className="text-soft">{tiles.map((tile) => `${tile.code} ${tile.name}`).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
