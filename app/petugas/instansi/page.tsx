import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { type Agency, listAgencies } from '@/lib/data/agencies'
import { can } from '@/lib/domain/roles'
import { getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireOfficer } from '@/lib/session'
import type { FormField } from '../desk-field'
import { DeskForm } from '../desk-form'
import { createAgency, saveAgency } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('agencies'))('title') }
}

/** Where cases can be referred to, and the keys that dossiers are sealed to. */
export default async function AgenciesPage() {
  const officer = await requireOfficer('agency:edit')
  const [t, list] = await Promise.all([getT('agencies'), listAgencies(officer)])
  if (!list.ok) notFound()
  const vouches = can(officer.role, 'key:vouch')
  const line = (name: 'name' | 'takes' | 'contact' | 'website' | 'recipient', agency: Agency | null): FormField => ({
    ...{ kind: name === 'website' ? 'url' : 'line', name, label: t(name), value: agency?.[name] ?? '' },
    ...(name !== 'name' && { hint: t(`${name}Hint`), optional: true }),
  })
  const fieldsOf = (agency: Agency | null): FormField[] => [
    ...(['name', 'takes', 'contact', 'website', 'recipient'] as const).map((name) => line(name, agency)),
    ...(vouches
      ? [
          {
            ...({ kind: 'check', name: 'vouched', label: t('vouched'), hint: t('vouchedHint') } as const),
            checked: Boolean(agency?.vouchedBy),
          },
        ]
      : []),
    { kind: 'check', name: 'active', label: t('active'), hint: t('activeHint'), checked: agency?.active ?? true },
  ]
  return (
    <Page title={t('title')} lead={t('lead')}>
      {!vouches && <p className="text-soft">{t('leadVouches')}</p>}
      <Messages namespaces={['deskForm', 'errors']}>
        <ul className="flex flex-col gap-3">
          {list.value.map((agency) => (
            <li key={agency.id} className="flex flex-col gap-1 rounded-md border border-line bg-surface px-4 py-3">
              <h2 className="text-lg">
                {agency.name}
                {!agency.active && <span className="text-base font-normal text-soft"> · {t('off')}</span>}
              </h2>
              {agency.takes && <p className="text-soft">{agency.takes}</p>}
              {agency.contact && <p>{agency.contact}</p>}
              {agency.website && (
                <p>
                  <a href={agency.website} rel="noreferrer external" className="break-all text-link underline">
                    {agency.website}
                  </a>
                </p>
              )}
              {agency.recipient ? (
                <p>
                  {t('sign')}: <span className="font-mono font-bold select-all">{fingerprint([agency.recipient])}</span>
                  <span className="block text-sm text-soft">
                    {agency.vouchedBy ? t('vouchedBy', { name: agency.vouchedBy }) : t('unvouched')}
                  </span>
                </p>
              ) : (
                <p className="text-sm text-soft">{t('noKey')}</p>
              )}
              <details>
                <summary className="inline-flex min-h-11 items-center text-link underline">
                  {t('edit')}
                  <span className="sr-only">: {agency.name}</span>
                </summary>
                <DeskForm
                  id={`instansi-${agency.id}`}
                  action={saveAgency}
                  hidden={{ id: agency.id, version: agency.version }}
                  fields={fieldsOf(agency)}
                  submit={t('save')}
                  of={agency.name}
                />
              </details>
            </li>
          ))}
        </ul>
        <section aria-labelledby="instansi-baru" className="flex flex-col gap-3 border-t border-line pt-5">
          <h2 id="instansi-baru" className="text-xl">
            {t('add')}
          </h2>
          <DeskForm id="instansi" action={createAgency} fields={fieldsOf(null)} submit={t('create')} />
        </section>
      </Messages>
    </Page>
  )
}
