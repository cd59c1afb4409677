import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { addressWith, ListSearch, only, type Address } from '@/app/petugas/kelola/list'
import { ButtonLink } from '@/components/button'
import { Check, Clock, Cross, Forward } from '@/components/icons'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { listAccounts, type Account } from '@/lib/data/accounts'
import { soleKeys } from '@/lib/data/officer-access'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { AccountForm } from './account-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('accounts.title') }
}

const PATH = '/petugas/akun'

/** Everybody who works here. Keys are not an administrator's business: nothing of them is shown. */
export default async function AccountsPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('account:admin')
  const { q: typed, setelah } = await searchParams
  const q = only(typed)
  const accounts = await listAccounts(officer, { q, after: only(setelah) })
  if (!accounts.ok) notFound()
  const { rows, next } = accounts.value
  const [alone, t] = await Promise.all([
    soleKeys(
      officer,
      rows.map(({ id }) => id),
    ),
    getT('desk'),
  ])
  return (
    <Page title={t('accounts.title')} lead={t('accounts.lead')} width="wide">
      <ButtonLink href={`${PATH}/undang`} className="self-start">
        {t('accounts.invite')}
      </ButtonLink>
      <ListSearch action={PATH} label={t('accounts.search')} submit={t('accounts.searchSubmit')} q={q ?? ''} />
      {rows.length === 0 && <p className="wrap-anywhere text-soft">{t('accounts.nobody', { q: q ?? '' })}</p>}
      <Messages namespaces={['desk.accounts']}>
        <ul className="flex flex-col gap-3 empty:hidden">
          {rows.map((account) => (
            <li
              key={account.id}
              className="grid gap-x-6 gap-y-1 rounded-md border border-line bg-surface px-4 py-3 md:grid-cols-[1fr_auto_minmax(16rem,auto)]"
            >
              <div className="min-w-0">
                <h2 className="text-lg">{account.name}</h2>
                <p>{[t(`roles.${account.role}`), account.title, account.unit?.name].filter(Boolean).join(' · ')}</p>
                <p className="wrap-anywhere text-soft">{account.email}</p>
                {account.id !== officer.id && (
                  <TextLink href={`${PATH}/${account.id}`}>
                    {t('accounts.manage')}
                    <span className="sr-only">: {account.name}</span>
                  </TextLink>
                )}
              </div>
              <Standing account={account} />
              {account.id === officer.id ? (
                <p className="py-2 text-soft">{t('accounts.you')}</p>
              ) : (
                !account.awaitsLead && (
                  <AccountForm
                    id={account.id}
                    name={account.name}
                    active={account.active}
                    alone={alone.get(account.id) ?? 0}
                  />
                )
              )}
            </li>
          ))}
        </ul>
      </Messages>
      {next && (
        <TextLink href={addressWith(PATH, { q, setelah: next })} className="self-start">
          {t('accounts.more')} <Forward />
        </TextLink>
      )}
    </Page>
  )
}

async function Standing({ account: { active, awaitsLead } }: { account: Account }) {
  const t = await getT('desk.accounts')
  return (
    <p
      className={`flex items-center gap-1.5 self-start py-2 font-semibold ${active ? 'text-open' : awaitsLead ? 'text-stale' : 'text-closed'}`}
    >
      {active ? <Check /> : awaitsLead ? <Clock /> : <Cross />}
      {t(active ? 'active' : awaitsLead ? 'awaitsLead' : 'inactive')}
    </p>
  )
}
