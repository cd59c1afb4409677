import { notFound } from 'next/navigation'
import { DeskForm } from '@/app/petugas/desk-form'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { readOfferings, type OfferingsForm } from '@/lib/data/unit-offerings'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { saveOfferings } from '../../actions'
import { titled } from '../../../titled'

export const generateMetadata = titled((t) => t('offerings.title'))

/** Which services this unit offers: what is usual for its kind first. */
export default async function OfferingsPage({ params }: { params: Promise<{ unit: string }> }) {
  const officer = await requireOfficer('unit:admin')
  const read = await readOfferings(officer, (await params).unit)
  if (!read.ok) notFound()
  const { unit, services } = read.value
  const t = await getT('admin.offerings')
  const usual = services.filter(({ unitKind, offered }) => offered || unitKind === unit.kind)
  const others = services.filter((service) => !usual.includes(service))
  const groups = [...groupsOf(usual), ...groupsOf(others, t('others'))]
  return (
    <Page
      title={t('title')}
      lead={t('lead', { unit: unit.name })}
      back={{ href: `/petugas/kelola/unit/${unit.id}`, label: unit.name }}
    >
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm
          id="layanan"
          action={saveOfferings}
          hidden={{ unit: unit.id, version: unit.version }}
          fields={[{ kind: 'checks', name: 'services', label: t('title'), groups }]}
          submit={t('save')}
        />
      </Messages>
    </Page>
  )
}

function groupsOf(services: OfferingsForm['services'], under?: string) {
  const categories = [...new Set(services.map(({ category }) => category))]
  return categories.map((category) => ({
    label: under ? `${category} (${under})` : category,
    options: services
      .filter((service) => service.category === category)
      .map(({ id, name, offered }) => ({ value: id, label: name, on: offered })),
  }))
}
