import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/button'
import { Page } from '@/components/page'
import { listUnits } from '@/lib/data/unit-admin'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { addressWith, LinkRow, ListSearch, only, Rows, type Address } from '../list'
import { titled } from '../titled'

const PATH = '/petugas/kelola/unit'

export const generateMetadata = titled((t) => t('unit.title'))

/** Every office, on or off. */
export default async function UnitsPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('unit:admin')
  const { q: typed, setelah } = await searchParams
  const [q, t] = [only(typed), await getT('admin')]
  const list = await listUnits(officer, { q, after: only(setelah) })
  if (!list.ok) notFound()
  const { rows, next } = list.value
  return (
    <Page
      title={t('unit.title')}
      lead={t('unit.lead')}
      width="wide"
      back={{ href: '/petugas/kelola', label: t('back') }}
    >
      <ButtonLink href={`${PATH}/baru`} className="self-start">
        {t('unit.add')}
      </ButtonLink>
      <ListSearch action={PATH} label={t('unit.search')} submit={t('search')} q={q ?? ''} />
      <Rows empty={rows.length === 0 ? t('none') : null} next={next && addressWith(PATH, { q, setelah: next })}>
        {rows.map(({ id, name, kind, parent, slug, active }) => (
          <LinkRow
            key={id}
            href={`${PATH}/${id}`}
            name={name}
            about={[t(`unit.kinds.${kind}`), parent, `/layanan/${slug}`].filter(Boolean).join(' · ')}
            mark={active ? null : <p className="font-semibold text-closed">{t('unit.off')}</p>}
          />
        ))}
      </Rows>
    </Page>
  )
}
