import { DeskForm } from '@/app/petugas/desk-form'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { listDistricts } from '@/lib/data/unit-admin'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { createUnit } from '../actions'
import { unitFields } from '../fields'
import { titled } from '../../titled'

export const generateMetadata = titled((t) => t('unit.add'))

export default async function NewUnitPage() {
  const officer = await requireOfficer('unit:admin')
  const [t, fields] = [await getT('admin.unit'), await unitFields(null, await listDistricts(officer))]
  return (
    <Page title={t('add')} lead={t('addLead')} back={{ href: '/petugas/kelola/unit', label: t('title') }}>
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm id="unit" action={createUnit} fields={fields} submit={t('create')} />
      </Messages>
    </Page>
  )
}
