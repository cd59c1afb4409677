import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { deskLedger } from '@/lib/data/ledger-desk'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { enterStock } from '../actions'
import { CorrectionForm } from '../stock-form'
import { Entry } from './entry'

type Query = Record<string, string | string[] | undefined>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('papan'))('ledger.page') }
}

/** The unit's ledger entry by entry, newest first, of all items or of one; the one that was wrong can be corrected. */
export default async function LedgerDeskPage({ searchParams }: { searchParams: Promise<Query> }) {
  const officer = await requireOfficer('board:edit')
  const { barang, sebelum, koreksi } = await searchParams
  const [item, before, corrects] = [one(barang), numberOf(sebelum), numberOf(koreksi)]
  const ledger = await deskLedger(officer, {
    ...(item !== undefined && { item }),
    ...(before !== undefined && { before }),
    ...(corrects !== undefined && { wrong: corrects }),
  })
  if (!ledger || (corrects !== undefined && !ledger.wrong)) notFound()
  const t = await getT('papan')
  const { items, entries, next, wrong, seen } = ledger
  const here = (query: Record<string, string | number | undefined>) => {
    const params = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]))
    return `/petugas/papan/stok${params.length > 0 ? `?${params.join('&')}` : ''}`
  }
  return (
    <Page
      title={t('ledger.title', { unit: ledger.unitName })}
      lead={t('ledger.lead')}
      back={{ href: '/petugas/papan', label: t('ledger.back') }}
    >
      {wrong && (
        <section aria-labelledby="koreksi" className="flex flex-col gap-3 rounded-md border border-line bg-surface p-4">
          <h2 id="koreksi" className="text-xl">
            {t('ledger.correcting', { number: wrong.id })}
          </h2>
          <Entry entry={wrong} />
          <Messages namespaces={['papan', 'errors', 'common.status']}>
            <CorrectionForm
              action={enterStock}
              stamp={{ token: randomUUID(), unit: ledger.unitId, seen }}
              item={{ id: wrong.itemId, name: wrong.itemName }}
              wrong={{ id: wrong.id, delta: wrong.delta }}
            />
          </Messages>
        </section>
      )}
      <nav aria-label={t('ledger.items')} className="flex flex-wrap gap-x-6">
        {[undefined, ...items].map((each) => (
          <TextLink
            key={each?.id ?? ''}
            href={here({ barang: each?.id })}
            aria-current={item === each?.id ? 'page' : undefined}
            className="aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {each ? t('ledger.item', { name: each.name, count: each.balance, unit: each.unitWord }) : t('ledger.all')}
          </TextLink>
        ))}
      </nav>
      {entries.length === 0 && <p>{t('ledger.none')}</p>}
      <ol className="divide-y divide-line rounded-md border border-line bg-surface">
        {entries.map((entry) => (
          <li key={entry.id} className="px-4 py-3">
            <Entry entry={entry} correct={here({ barang: item, sebelum: before, koreksi: entry.id })} />
          </li>
        ))}
      </ol>
      <p className="flex flex-wrap gap-x-6">
        {before !== undefined && <TextLink href={here({ barang: item })}>{t('ledger.newest')}</TextLink>}
        {next !== null && <TextLink href={here({ barang: item, sebelum: next })}>{t('ledger.older')}</TextLink>}
      </p>
    </Page>
  )
}

/** A filter that is not one of our items finds nothing; one that is no word at all is no page. */
function one(value: string | string[] | undefined): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string' && /^[a-z0-9-]{1,60}$/.test(value) ? value : notFound()
}

function numberOf(value: string | string[] | undefined): number | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : notFound()
}
