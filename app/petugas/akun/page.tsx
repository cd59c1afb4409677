import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Check, Cross } from '@/components/icons'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { listAccounts } from '@/lib/data/accounts'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { AccountForm } from './account-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('accounts.title') }
}

/** Everybody who works here. Keys are not an administrator's business: nothing of them is shown. */
export default async function AccountsPage() {
  const officer = await requireOfficer('account:admin')
  const accounts = await listAccounts(officer)
  if (!accounts.ok) notFound()
  const t = await getT('desk')
  return (
    <Page title={t('accounts.title')} lead={t('accounts.lead')} width="wide">
      <Messages namespaces={['desk.accounts']}>
        <ul className="flex flex-col gap-3">
          {accounts.value.map((account) => (
            <li
              key={account.id}
              className="grid gap-x-6 gap-y-1 rounded-md border border-line bg-surface px-4 py-3 md:grid-cols-[1fr_auto_minmax(16rem,auto)]"
            >
              <div className="min-w-0">
                <h2 className="text-lg">{account.name}</h2>
                <p>{[t(`roles.${account.role}`), account.title, account.unit].filter(Boolean).join(' · ')}</p>
                <p className="text-soft">{account.email}</p>
              </div>
              <p
                className={`flex items-center gap-1.5 self-start py-2 font-semibold ${account.active ? 'text-open' : 'text-closed'}`}
              >
                {account.active ? <Check /> : <Cross />}
                {t(account.active ? 'accounts.active' : 'accounts.inactive')}
              </p>
              {account.id === officer.id ? (
                <p className="py-2 text-soft">{t('accounts.you')}</p>
              ) : (
                <AccountForm id={account.id} name={account.name} active={account.active} />
              )}
            </li>
          ))}
        </ul>
      </Messages>
    </Page>
  )
}
