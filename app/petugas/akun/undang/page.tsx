import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { FormField } from '@/app/petugas/desk-field'
import { DeskForm } from '@/app/petugas/desk-form'
import { addressWith, only, Rows, type Address } from '@/app/petugas/kelola/list'
import { formatMoment } from '@/components/format'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { unitsForOperators } from '@/lib/data/accounts'
import { listInvitations } from '@/lib/data/invitations'
import { INVITATION_DAYS } from '@/lib/domain/invitation'
import { ROLES } from '@/lib/domain/roles'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { offerSeat, withdraw } from '../actions'
import { InviteForm } from './invite-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('invite'))('title') }
}

/** Invites an officer, and shows who has not come yet. */
export default async function InvitePage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('account:admin')
  const [list, units, t, roles, locale] = await Promise.all([
    listInvitations(officer, only((await searchParams).setelah)),
    unitsForOperators(officer),
    getT('invite'),
    getT('desk.roles'),
    getLocale(),
  ])
  if (!list.ok) notFound()
  const { rows, next } = list.value
  const fields: FormField[] = [
    { kind: 'line', name: 'name', label: t('name'), value: '' },
    { kind: 'line', name: 'title', label: t('jobTitle'), hint: t('jobTitleHint'), value: '' },
    { kind: 'email', name: 'email', label: t('email'), hint: t('emailHint'), value: '' },
    {
      ...{ kind: 'select', name: 'role', label: t('role'), hint: t('roleHint'), value: 'OPERATOR' },
      options: ROLES.map((value) => ({ value, label: roles(value) })),
    },
    {
      ...{ kind: 'select', name: 'unitId', label: t('unit'), hint: t('unitHint'), optional: true, value: '' },
      ...{ empty: t('noUnit'), options: units.map(({ id, name }) => ({ value: id, label: name })) },
    },
  ]
  return (
    <Page
      title={t('title')}
      lead={t('lead', { days: INVITATION_DAYS })}
      back={{ href: '/petugas/akun', label: t('back') }}
    >
      <Messages namespaces={['invite', 'deskForm', 'errors']}>
        <InviteForm action={offerSeat} fields={fields} submit={t('submit')} />
        <section aria-labelledby="menunggu" className="flex flex-col gap-2 border-t border-line pt-5">
          <h2 id="menunggu" className="text-xl">
            {t('waiting')}
          </h2>
          <Rows
            empty={rows.length === 0 ? t('none') : null}
            next={next && addressWith('/petugas/akun/undang', { setelah: next })}
          >
            {rows.map(({ id, name, title, role, unit, expiresAt }) => (
              <li key={id} className="px-4 py-3">
                <h3>{name}</h3>
                <p>{[roles(role), title, unit].filter(Boolean).join(' · ')}</p>
                <p className="text-soft">{t('expires', { at: formatMoment(expiresAt, locale) })}</p>
                <DeskForm
                  id={`cabut-${id}`}
                  action={withdraw}
                  hidden={{ id }}
                  submit={t('withdraw')}
                  of={name}
                  variant="secondary"
                />
              </li>
            ))}
          </Rows>
        </section>
      </Messages>
    </Page>
  )
}
