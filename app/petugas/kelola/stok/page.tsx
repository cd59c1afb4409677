import { notFound } from 'next/navigation'
import type { FormField } from '@/app/petugas/desk-field'
import { DeskForm } from '@/app/petugas/desk-form'
import { formatNumber } from '@/components/format'
import { Forward } from '@/components/icons'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { listStockItems, type StockItem } from '@/lib/data/stock-admin'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { addressWith, only, type Address } from '../list'
import { createItem, saveItem } from './actions'
import { titled } from '../titled'

export const generateMetadata = titled((t) => t('item.title'))

/** What is counted in the city, and from when on it runs short. */
export default async function StockItemsPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('unit:admin')
  const { setelah } = await searchParams
  const [t, locale, list] = await Promise.all([getT('admin'), getLocale(), listStockItems(officer, only(setelah))])
  if (!list.ok) notFound()
  const { rows, next } = list.value
  const fieldsOf = (item: StockItem | null): FormField[] => [
    { kind: 'line', name: 'name', label: t('item.name'), hint: t('item.nameHint'), value: item?.name ?? '' },
    ...(item ? [] : [{ kind: 'line', name: 'id', label: t('item.id'), hint: t('item.idHint'), value: '' } as const]),
    { kind: 'line', name: 'unitWord', label: t('item.word'), hint: t('item.wordHint'), value: item?.unitWord ?? '' },
    {
      ...{ kind: 'number', name: 'threshold', label: t('item.threshold'), hint: t('item.thresholdHint') },
      value: item ? String(item.threshold) : '',
    },
  ]
  return (
    <Page title={t('item.title')} lead={t('item.lead')} back={{ href: '/petugas/kelola', label: t('back') }}>
      <Messages namespaces={['deskForm', 'errors']}>
        <ul className="flex flex-col gap-3">
          {rows.map((item) => (
            <li key={item.id} className="rounded-md border border-line bg-surface px-4 py-3">
              <h2 className="text-lg">{item.name}</h2>
              <p className="text-soft">
                {t('item.under', { count: formatNumber(item.threshold, locale), unit: item.unitWord })}
              </p>
              <details>
                <summary className="inline-flex min-h-11 items-center text-link underline">
                  {t('item.edit')}
                  <span className="sr-only">: {item.name}</span>
                </summary>
                <DeskForm
                  id={`barang-${item.id}`}
                  action={saveItem}
                  hidden={{ id: item.id, version: item.version }}
                  fields={fieldsOf(item)}
                  submit={t('item.save')}
                  of={item.name}
                />
              </details>
            </li>
          ))}
        </ul>
        {next && (
          <TextLink href={addressWith('/petugas/kelola/stok', { setelah: next })} className="self-start">
            {t('more')} <Forward />
          </TextLink>
        )}
        <section aria-labelledby="barang-baru" className="flex flex-col gap-3 border-t border-line pt-5">
          <h2 id="barang-baru" className="text-xl">
            {t('item.add')}
          </h2>
          <DeskForm id="barang" action={createItem} fields={fieldsOf(null)} submit={t('item.create')} />
        </section>
      </Messages>
    </Page>
  )
}
