import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { once } from '@/components/board/once'
import { ButtonLink } from '@/components/button'
import { Page } from '@/components/page'
import { StructuredData } from '@/components/structured-data'
import { listBoards } from '@/lib/data/public-boards'
import { publicService } from '@/lib/data/public-services'
import { whereItRuns } from '@/lib/domain/service-places'
import { governmentService } from '@/lib/domain/structured-data'
import { getLocale, getT } from '@/lib/locale'
import { absolute } from '@/lib/site'
import { SERVICE_LOOK, serviceText } from '../../service-text'
import { Places } from './places'

/** Of a service that every kelurahan offers, search engines need no list of them all: residents would pay for its bytes. */
const CHANNELS_MAX = 12

type Props = { params: Promise<{ service: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await publicService((await params).service))?.name }
}

/** One service: where it runs today across the city, and what it asks of people wherever they go. */
export default async function KindPage({ params }: Props) {
  const now = new Date()
  const service = await publicService((await params).service)
  if (!service) notFound()
  const [{ units }, t, locale] = await Promise.all([listBoards(now), getT('kind'), getLocale()])
  const { groups, open, total } = whereItRuns(units, service.id)
  const only = total === 1 ? groups[0]?.places[0] : undefined
  const places = groups.flatMap((group) => group.places)
  const offices = places.length > CHANNELS_MAX ? [] : places
  const data = governmentService(
    {
      ...{ name: service.name, summary: service.text.summary, feeRupiah: service.text.feeRupiah },
      offices: offices.map(({ name, slug }) => ({ name, url: absolute(`/layanan/${slug}`) })),
    },
    absolute(`/layanan/jenis/${service.id}`),
  )
  return (
    <Page title={service.name} lead={service.category} back={{ href: '/layanan/jenis', label: t('all') }}>
      <StructuredData value={data} />
      <p>
        {total === 0 ? t('nowhere') : t('open', { open, total })}{' '}
        {total > 0 && (
          <a href="#tempat" className="inline-flex min-h-11 items-center text-link underline">
            {t('seeWhere')}
          </a>
        )}
      </p>
      <section aria-labelledby="keterangan" className={SERVICE_LOOK}>
        <h2 id="keterangan" className="text-xl">
          {t('about')}
        </h2>
        {serviceText(locale, once())(service.text)}
      </section>
      <section aria-labelledby="lapor" className="flex flex-col items-start gap-2 rounded-md bg-tint p-4">
        <h2 id="lapor" className="text-xl">
          {t('report.title')}
        </h2>
        <p>{t('report.text')}</p>
        <ButtonLink href={only ? `/lapor?unit=${only.slug}` : '/lapor'}>{t('report.link')}</ButtonLink>
      </section>
      {total > 0 && (
        <section aria-labelledby="tempat" className="flex flex-col gap-3">
          <h2 id="tempat" className="text-xl">
            {t('where')}
          </h2>
          <Places groups={groups} now={now} />
        </section>
      )}
    </Page>
  )
}
