import { notFound } from 'next/navigation'
import { ClosureList } from '@/app/petugas/closures/closure-list'
import { Page } from '@/components/page'
import { readClosures } from '@/lib/data/closures'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { titled } from '../../../titled'

export const generateMetadata = titled((t) => t('closure.title'))

/** The days on which one unit is shut. */
export default async function UnitClosuresPage({ params }: { params: Promise<{ unit: string }> }) {
  const officer = await requireOfficer('unit:admin')
  const read = await readClosures(officer, (await params).unit)
  if (!read.ok) notFound()
  const t = await getT('admin.closure')
  const { unit, closures } = read.value
  return (
    <Page
      title={t('title')}
      lead={t('lead', { unit: unit.name })}
      back={{ href: `/petugas/kelola/unit/${unit.id}`, label: unit.name }}
    >
      <ClosureList unitId={unit.id} closures={closures} />
    </Page>
  )
}
