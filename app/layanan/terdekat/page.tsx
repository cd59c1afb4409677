import type { Metadata } from 'next'
import { clockOf } from '@/components/board/clock'
import { boardWords } from '@/components/board/words'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { listBoards } from '@/lib/data/public-boards'
import { getLocale, getT } from '@/lib/locale'
import { Nearest } from './nearest'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('nearest'))('title') }
}

/**
 * The nearest office that can be gone to. All offices and where they lie go to the browser, which alone knows where it is:
 * next.config.ts lets this page, and no other, ask for the location.
 */
export default async function NearestPage() {
  const now = new Date()
  const [{ units }, t, locale] = await Promise.all([listBoards(now), getT('nearest'), getLocale()])
  const words = boardWords(locale, now)
  const offices = units.flatMap(({ unit: { slug, name, lat, lng }, board: { status, services } }) =>
    lat === null || lng === null
      ? []
      : [{ slug, name, lat, lng, status: status.status, about: words.row(status, services.length) }],
  )
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/layanan', label: t('back') }}>
      <Messages namespaces={['nearest', 'common.status']}>
        <Nearest offices={offices} unplaced={units.length - offices.length} time={clockOf(now, locale)} />
      </Messages>
      <section aria-labelledby="kecamatan" className="flex flex-col gap-2">
        <h2 id="kecamatan" className="text-xl">
          {t('byDistrict')}
        </h2>
        <p className="text-soft">{t('byDistrictHint')}</p>
        <ul className="grid sm:grid-cols-2">
          {units
            .filter(({ unit }) => unit.kind === 'KECAMATAN')
            .map(({ unit: { id, slug, name } }) => (
              <li key={id}>
                <TextLink href={`/layanan?buka=1&kecamatan=${slug}`}>{name}</TextLink>
              </li>
            ))}
        </ul>
      </section>
    </Page>
  )
}
