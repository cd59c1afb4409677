import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { TextLink } from '@/components/text-link'
import { importItems } from '@/lib/data/stock-import'
import { COLUMNS, HEADERS, IMPORT_DAYS_MAX } from '@/lib/domain/stock-import'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { importStock } from './actions'
import { ImportForm } from './import-form'

const NEEDED: readonly string[] = ['day', 'item', 'kind', 'quantity']
const CELL = 'border-t border-line py-2 pr-4 text-left align-top'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('papan'))('import.page') }
}

/** A day's movements from a file: the file, what it would do, and how one is written. */
export default async function ImportPage() {
  const officer = await requireOfficer('board:edit')
  const [t, items] = await Promise.all([getT('papan.import'), importItems(officer)])
  const meaning = (column: (typeof COLUMNS)[number]) =>
    t(`columns.${column}`, { days: IMPORT_DAYS_MAX, items: items.map(({ id, name }) => `${name} (${id})`).join(', ') })
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/papan', label: t('back') }}>
      <Messages namespaces={['papan', 'errors', 'unit.stock']}>
        <ImportForm action={importStock} token={randomUUID()} />
      </Messages>
      <Section title={t('format')}>
        <p>{t('formatText')}</p>
        <table className="w-full">
          <thead>
            <tr>
              <th className="py-2 pr-4 text-left">{t('column')}</th>
              <th className="py-2 text-left">{t('meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {COLUMNS.map((column) => (
              <tr key={column}>
                <th scope="row" className={`${CELL} font-normal`}>
                  <code>{HEADERS[column][0]}</code>
                  {NEEDED.includes(column) && <span className="block text-sm text-soft">{t('needed')}</span>}
                </th>
                <td className={CELL}>{meaning(column)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <TextLink href="/petugas/papan/impor/contoh" download className="self-start">
          {t('sample')}
        </TextLink>
      </Section>
    </Page>
  )
}
