import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ButtonLink } from '@/components/button'
import { Page } from '@/components/page'
import { StructuredData } from '@/components/structured-data'
import { publicBoard, publicChanges } from '@/lib/data/public-board'
import { governmentOffice } from '@/lib/domain/structured-data'
import { getT } from '@/lib/locale'
import { absolute } from '@/lib/site'
import { Fixed } from './fixed'
import { History } from './history'
import { Place } from './place'
import { cursorAsked, type Params } from './riwayat/query'
import { Satisfaction } from './satisfaction'
import { Services } from './services'
import { Share } from './share'
import { StatusPanel } from './status-panel'
import { StockPanel } from './stock-panel'

type Props = {
  params: Promise<{ unit: string }>
  searchParams: Promise<Params>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await publicBoard((await params).unit, new Date()))?.unit.name }
}

/** One office: what stands there now, what to do instead, what each service asks for, and how the board came to be so. */
export default async function UnitPage({ params, searchParams }: Props) {
  const now = new Date()
  const [{ unit: slug }, asked] = await Promise.all([params, searchParams])
  const before = cursorAsked(asked)
  const board = await publicBoard(slug, now)
  const history = before === undefined ? board?.history : await publicChanges(slug, before)
  if (!board || !history) notFound()
  const { unit } = board
  if (unit.slug !== slug) redirect(`/layanan/${unit.slug}`) // of a poster that is older than its address
  const t = await getT('unit')
  const url = absolute(`/layanan/${unit.slug}`)
  return (
    <Page
      title={unit.name}
      lead={unit.fullName === unit.name ? undefined : unit.fullName}
      back={{ href: '/layanan', label: t('back') }}
    >
      <link rel="canonical" href={url} />
      <link rel="alternate" type="application/atom+xml" href={`/api/v1/units/${unit.slug}/feed.atom`} />
      <StructuredData value={governmentOffice({ ...unit, url }, board.hours)} />
      <StatusPanel board={board} now={now} />
      <Share board={board} now={now} />
      <StockPanel slug={slug} stocks={board.stocks} now={now} />
      <Services services={board.services} now={now} />
      <Place unit={unit} hours={board.hours} />
      <Satisfaction slug={unit.slug} now={now} />
      <Fixed slug={unit.slug} page={board.fixed} />
      <section aria-labelledby="tidak-sesuai" className="flex flex-col items-start gap-2 rounded-md bg-tint p-4">
        <h2 id="tidak-sesuai" className="text-xl">
          {t('report.title')}
        </h2>
        <p>{t('report.text')}</p>
        <ButtonLink href={`/lapor?unit=${unit.slug}`}>{t('report.link')}</ButtonLink>
      </section>
      <History page={history} address={`/layanan/${unit.slug}`} older={before !== undefined} now={now} />
    </Page>
  )
}
