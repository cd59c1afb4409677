import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatNumber } from '@/components/format'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Bullets, Section } from '@/components/section'
import { TextLink } from '@/components/text-link'
import { publicBoard } from '@/lib/data/public-board'
import { getLocale, getT } from '@/lib/locale'
import { vapid } from '@/lib/push/vapid'
import { Alerts } from './alerts'

type Props = { params: Promise<{ unit: string }> }

const KEPT = ['what', 'not', 'until'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('alerts'))('title') }
}

/** To be told when an item is there again: one press for each, one to stop. No account, no name, no number. */
export default async function AlertsPage({ params }: Props) {
  const board = await publicBoard((await params).unit, new Date())
  if (!board) notFound()
  const [t, locale] = await Promise.all([getT('alerts'), getLocale()])
  const { unit, stocks } = board
  const items = stocks.map(({ itemId, itemName, unitWord, balance }) => ({
    ...{ id: itemId, name: itemName, there: balance > 0 },
    state: balance > 0 ? t('there', { count: formatNumber(balance, locale), unit: unitWord }) : t('out'),
  }))
  const address = `/layanan/${unit.slug}`
  return (
    <Page
      title={t('title')}
      lead={items.length > 0 ? t('lead', { name: unit.name }) : t('none')}
      back={{ href: address, label: unit.name }}
    >
      {items.length > 0 && (
        <>
          <noscript>
            <Notice>{t('noScript')}</Notice>
          </noscript>
          {items.every(({ there }) => there) && <p>{t('allThere')}</p>}
          <Messages namespaces={['alerts', 'push', 'errors']}>
            <Alerts unit={unit.slug} items={items} serverKey={vapid().publicKey} />
          </Messages>
          <Section title={t('kept.title')}>
            <Bullets items={KEPT.map((item) => t(`kept.${item}`))} />
          </Section>
        </>
      )}
      <Section title={t('other.title')}>
        <p>{t('other.text')}</p>
        <TextLink href={`/api/v1/units/${unit.slug}/feed.atom`} className="self-start">
          {t('other.feed')}
        </TextLink>
      </Section>
    </Page>
  )
}
