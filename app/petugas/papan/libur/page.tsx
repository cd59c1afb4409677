import { notFound } from 'next/navigation'
import { ClosureList } from '@/app/petugas/closures/closure-list'
import { titled } from '@/app/petugas/kelola/titled'
import { Page } from '@/components/page'
import { readClosures } from '@/lib/data/closures'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'

export const generateMetadata = titled((t) => t('closure.title'))

/** An operator shuts their own office for some days. */
export default async function OwnClosuresPage() {
  const officer = await requireOfficer('board:edit')
  const read = await readClosures(officer, officer.unitId ?? '')
  if (!read.ok) notFound()
  const [t, papan] = await Promise.all([getT('admin.closure'), getT('papan')])
  const { unit, closures } = read.value
  return (
    <Page
      title={t('title')}
      lead={t('lead', { unit: unit.name })}
      back={{ href: '/petugas/papan', label: papan('title', { unit: unit.name }) }}
    >
      <ClosureList unitId={unit.id} closures={closures} />
    </Page>
  )
}
