import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeskForm } from '@/app/petugas/desk-form'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { readAccount, unitsForOperators } from '@/lib/data/accounts'
import { soleKeys } from '@/lib/data/officer-access'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { ROLES } from '@/lib/domain/roles'
import { dropFactor, move, offerLink, setRole } from '../actions'
import { InviteForm } from '../undang/invite-form'

/** What an administrator may do with one account, none of which opens a report. Their own is at /petugas/saya. */
export default async function AccountPage({ params }: { params: Promise<{ id: string }> }) {
  const officer = await requireOfficer('account:admin')
  const read = await readAccount(officer, (await params).id)
  if (!read.ok || read.value.id === officer.id) notFound()
  const { id, name, title, role, unit, active, awaitsLead, secondFactor } = read.value
  const [t, roles, units] = [await getT('desk.accounts'), await getT('desk.roles'), await unitsForOperators(officer)]
  const alone = (await soleKeys(officer, [id])).get(id) ?? 0
  return (
    <Page title={name} lead={`${roles(role)} · ${title}`} back={{ href: '/petugas/akun', label: t('title') }}>
      <Messages namespaces={['invite', 'deskForm', 'errors']}>
        {role === 'OPERATOR' && (
          <Part id="unit" title={t('unit')}>
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
          </Part>
        )}
        {(active || awaitsLead) && (
          <Part id="tautan" title={t('renew.title')}>
            <p className="text-soft">{t('renew.consequence')}</p>
            {alone > 0 && <Notice tone="warning">{t('alone', { count: alone })}</Notice>}
            <InviteForm action={offerLink} id={id} submit={t('renew.submit')} />
          </Part>
        )}
        {active && (
          <Part id="peran" title={t('role.title')}>
            <p className="text-soft">{t('role.consequence')}</p>
            <DeskForm
              id="peran"
              action={setRole}
              hidden={{ id, from: role }}
              fields={[
                {
                  ...{ kind: 'select', name: 'role', label: t('role.role'), value: role },
                  options: ROLES.map((value) => ({ value, label: roles(value) })),
                },
                {
                  ...{ kind: 'select', name: 'unitId', label: t('unit'), hint: t('role.unitHint'), optional: true },
                  ...{ value: unit?.id ?? '', empty: t('noUnit') },
                  options: units.map((one) => ({ value: one.id, label: one.name })),
                },
              ]}
              submit={t('role.submit')}
              variant="danger"
              ask={alone > 0 ? { summary: t('role.ask'), text: t('alone', { count: alone }) } : undefined}
            />
          </Part>
        )}
        <Part id="kode" title={t('factor.title')}>
          <p>{t(secondFactor ? 'factor.on' : 'factor.off')}</p>
          {secondFactor && (
            <DeskForm
              id="hapus-kode"
              action={dropFactor}
              hidden={{ id }}
              submit={t('factor.submit')}
              ask={{ summary: t('factor.ask'), text: t('factor.consequence') }}
            />
          )}
        </Part>
      </Messages>
    </Page>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t border-line pt-5">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  )
}
