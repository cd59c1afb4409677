import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/page'
import { publicLedgers } from '@/lib/data/public-ledger'
import { getT } from '@/lib/locale'
import { Ledger } from './ledger'

type Props = { params: Promise<{ unit: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await publicLedgers((await params).unit, new Date())
  if (!found) return {}
  return { title: (await getT('ledger'))('title', { unit: found.unit.name }) }
}

/** One office's stock ledger in public: how many there are, what moved, how long it will last. */
export default async function LedgerPage({ params }: Props) {
  const now = new Date()
  const found = await publicLedgers((await params).unit, now)
  if (!found) notFound()
  const t = await getT('ledger')
  const { unit, items } = found
  return (
    <Page
      title={t('title', { unit: unit.name })}
      lead={items.length > 0 ? t('lead') : t('none')}
      back={{ href: `/layanan/${unit.slug}`, label: unit.name }}
    >
      {items.map((item) => (
        <Ledger key={item.itemId} item={item} now={now} />
      ))}
    </Page>
  )
}
