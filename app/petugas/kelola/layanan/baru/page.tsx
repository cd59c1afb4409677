import { DeskForm } from '@/app/petugas/desk-form'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { stockItemNames } from '@/lib/data/stock-admin'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { createService } from '../actions'
import { serviceFields } from '../fields'
import { titled } from '../../titled'

export const generateMetadata = titled((t) => t('service.add'))

export default async function NewServicePage() {
  const officer = await requireOfficer('unit:admin')
  const [t, fields] = [await getT('admin.service'), await serviceFields(null, await stockItemNames(officer))]
  return (
    <Page title={t('add')} lead={t('addLead')} back={{ href: '/petugas/kelola/layanan', label: t('title') }}>
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm id="layanan" action={createService} fields={fields} submit={t('create')} />
      </Messages>
    </Page>
  )
}
