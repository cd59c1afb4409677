import { notFound } from 'next/navigation'
import { DeskForm } from '@/app/petugas/desk-form'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { readAccount, unitsForOperators } from '@/lib/data/accounts'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { move } from '../actions'

/** Gives an operator another unit. Nobody else has one. */
export default async function AccountPage({ params }: { params: Promise<{ id: string }> }) {
  const officer = await requireOfficer('account:admin')
  const read = await readAccount(officer, (await params).id)
  if (!read.ok || read.value.role !== 'OPERATOR') notFound()
  const { id, name, title, unit } = read.value
  const [t, units] = [await getT('desk.accounts'), await unitsForOperators(officer)]
  return (
    <Page title={name} lead={title} back={{ href: '/petugas/akun', label: t('title') }}>
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm
          id="pindah"
          action={move}
          hidden={{ id, from: unit?.id ?? '' }}
          fields={[
            {
              ...{ kind: 'select', name: 'unitId', label: t('unit'), hint: t('moveHint') },
              ...{ value: unit?.id ?? '', empty: t('noUnit') },
              options: units.map((one) => ({ value: one.id, label: one.name })),
            },
          ]}
          submit={t('moveSubmit')}
        />
      </Messages>
    </Page>
  )
}
