import { formatMonth } from '@/components/format'
import { TextLink } from '@/components/text-link'
import type { Publication, PublicationPage } from '@/lib/data/publications'
import { getLocale, getT } from '@/lib/locale'

/** What complaints have changed at this office, the newest few; nothing where none may be told of. */
export async function Fixed({ slug, page }: { slug: string; page: PublicationPage }) {
  if (page.rows.length === 0) return null
  const t = await getT('unit.fixed')
  return (
    <section aria-labelledby="diperbaiki" className="flex flex-col gap-2">
      <h2 id="diperbaiki" className="text-xl">
        {t('title')}
      </h2>
      <FixedList rows={page.rows} />
      {page.next !== null && <TextLink href={`/layanan/${slug}/diperbaiki`}>{t('more')}</TextLink>}
    </section>
  )
}

/** Each with its month: the day would point at whoever complained. */
export async function FixedList({ rows }: { rows: readonly Publication[] }) {
  const locale = await getLocale()
  return (
    <ul className="flex flex-col gap-2">
      {rows.map(({ id, text, month }) => (
        <li key={id} className="border-l-2 border-line pl-3 wrap-anywhere">
          <span className="block text-soft">{formatMonth(month, locale)}</span>
          {text}
        </li>
      ))}
    </ul>
  )
}
