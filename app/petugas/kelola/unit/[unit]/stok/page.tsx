import { notFound } from 'next/navigation'
import { DeskForm } from '@/app/petugas/desk-form'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { readKept } from '@/lib/data/stock-admin'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { openLedger } from '../../actions'
import { titled } from '../../../titled'

export const generateMetadata = titled((t) => t('kept.title'))

/** Of which items this unit keeps a ledger. */
export default async function UnitStockPage({ params }: { params: Promise<{ unit: string }> }) {
  const officer = await requireOfficer('unit:admin')
  const read = await readKept(officer, (await params).unit)
  if (!read.ok) notFound()
  const { unit, items } = read.value
  const t = await getT('admin.kept')
  return (
    <Page
      title={t('title')}
      lead={t('lead', { unit: unit.name })}
      back={{ href: `/petugas/kelola/unit/${unit.id}`, label: unit.name }}
    >
      <Messages namespaces={['deskForm', 'errors']}>
        <ul className="flex flex-col gap-3">
          {items.map(({ id, name, unitWord, balance }) => (
            <li key={id} className="flex flex-col gap-2 rounded-md border border-line bg-surface px-4 py-3">
              <h2 className="text-lg">{name}</h2>
              <p>{balance === null ? t('not') : t('kept', { count: balance, unit: unitWord })}</p>
              {balance === null && (
                <DeskForm
                  id={`stok-${id}`}
                  action={openLedger}
                  hidden={{ unit: unit.id, item: id }}
                  submit={t('open')}
                  of={name}
                  variant="secondary"
                />
              )}
            </li>
          ))}
        </ul>
      </Messages>
    </Page>
  )
}
