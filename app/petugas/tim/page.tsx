import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { addressWith, only, Rows, type Address } from '@/app/petugas/kelola/list'
import { formatMoment } from '@/components/format'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { recoveryKey } from '@/lib/data/recovery-key'
import { listNewcomers } from '@/lib/data/vouching'
import { getLocale, getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireOfficer } from '@/lib/session'
import { DeskForm } from '../desk-form'
import { accept, refuse } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('desks.team') }
}

/** Newcomers who are to read cases: a lead compares the sign of their key with them, and only then lets them in. */
export default async function TeamPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('key:vouch')
  const [list, recovery, t, roles, locale] = await Promise.all([
    listNewcomers(officer, only((await searchParams).setelah)),
    recoveryKey(officer),
    getT('team'),
    getT('desk.roles'),
    getLocale(),
  ])
  if (!list.ok) notFound()
  const { rows, next } = list.value
  return (
    <Page title={t('title')} lead={t('lead')}>
      {recovery.ok && recovery.value.proposed && (
        <Notice tone="warning" title={t('recoveryWaits')}>
          {t('recoveryBy', { name: recovery.value.proposed.by.name })}
        </Notice>
      )}
      <p className="flex flex-wrap gap-x-6">
        <TextLink href="/petugas/tim/kunci">{t('keys')}</TextLink>
        <TextLink href="/petugas/tim/pemulihan">{t('recovery')}</TextLink>
      </p>
      <Messages namespaces={['deskForm', 'errors']}>
        <Rows
          empty={rows.length === 0 ? t('none') : null}
          next={next && addressWith('/petugas/tim', { setelah: next })}
        >
          {rows.map(({ id, name, title, role, recipient, createdAt, worked }) => (
            <li key={id} className="flex flex-col gap-2 px-4 py-3">
              <h2 className="text-lg">{name}</h2>
              <p>
                {roles(role)} · {title}
              </p>
              <p className="text-soft">{t('since', { at: formatMoment(createdAt, locale) })}</p>
              <p>
                {t('fingerprint')} <b className="font-mono">{fingerprint([recipient])}</b>
              </p>
              <DeskForm
                id={`terima-${id}`}
                action={accept}
                hidden={{ id, recipient }}
                submit={t('accept')}
                of={name}
                variant="primary"
                ask={{ summary: t('askAccept'), text: t(role === 'LEAD' ? 'leadConsequence' : 'consequence') }}
              />
              <DeskForm
                id={`tolak-${id}`}
                action={refuse}
                hidden={{ id }}
                submit={t(worked ? 'refuseWorked' : 'refuse')}
                of={name}
                ask={{ summary: t('askRefuse'), text: t(worked ? 'refuseWorkedConsequence' : 'refuseConsequence') }}
              />
            </li>
          ))}
        </Rows>
      </Messages>
    </Page>
  )
}
