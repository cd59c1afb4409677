import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { addressWith, only, Rows, type Address } from '@/app/petugas/kelola/list'
import { formatDay } from '@/components/format'
import { Check, Clock, Cross } from '@/components/icons'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { unitsForOperators } from '@/lib/data/accounts'
import { listTokens, type TokenRow } from '@/lib/data/api-tokens'
import { SCOPES, TOKEN_DAYS } from '@/lib/domain/api-access'
import { dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import type { FormField } from '../desk-field'
import { DeskForm } from '../desk-form'
import { create, revoke } from './actions'
import { TokenForm } from './token-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('access'))('title') }
}

const MARK = { WORKS: Check, EXPIRED: Clock, REVOKED: Cross } as const

/** Which systems may write to which boards, by tokens: made here, shown once, ended here. */
export default async function AccessPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('access:admin')
  const [list, units, t] = await Promise.all([
    listTokens(officer, only((await searchParams).setelah)),
    unitsForOperators(officer),
    getT('access'),
  ])
  if (!list.ok) notFound()
  const { rows, next } = list.value
  const fields: FormField[] = [
    { kind: 'line', name: 'name', label: t('name'), hint: t('nameHint'), value: '' },
    {
      ...{ kind: 'select', name: 'unit', label: t('unit'), hint: t('unitHint'), value: '', empty: t('noUnit') },
      options: units.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ kind: 'checks', name: 'scopes', label: t('scopes') },
      groups: [
        {
          label: t('scopes'),
          options: SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`), on: false })),
        },
      ],
    },
    {
      ...{ kind: 'select', name: 'days', label: t('days'), hint: t('daysHint'), value: TOKEN_DAYS[0] },
      options: TOKEN_DAYS.map((days) => ({ value: days, label: t('dayCount', { days: Number(days) }) })),
    },
  ]
  return (
    <Page title={t('title')} lead={t('lead')}>
      <TextLink href="/data" className="self-start">
        {t('how')}
      </TextLink>
      <Messages namespaces={['access', 'deskForm', 'errors']}>
        <TokenForm action={create} fields={fields} form={randomUUID()} />
        <section aria-labelledby="token" className="flex flex-col gap-2 border-t border-line pt-5">
          <h2 id="token" className="text-xl">
            {t('all')}
          </h2>
          <Rows
            empty={rows.length === 0 ? t('none') : null}
            next={next && addressWith('/petugas/akses', { setelah: next })}
          >
            {rows.map((token) => (
              <Token key={token.id} token={token} />
            ))}
          </Rows>
        </section>
      </Messages>
    </Page>
  )
}

async function Token({ token }: { token: TokenRow }) {
  const [t, locale] = await Promise.all([getT('access'), getLocale()])
  const { id, name, unit, prefix, scopes, state, expiresOn, lastUsedOn, createdAt, createdBy } = token
  const Mark = MARK[state]
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <h3>{name}</h3>
      <p>{[unit, ...scopes.map((scope) => t(`scope.${scope}`))].join(' · ')}</p>
      <p className="flex items-center gap-1.5 font-semibold">
        <Mark /> {t(`state.${state}`, { day: formatDay(expiresOn, locale) })}
      </p>
      <p className="text-soft">
        <code translate="no" className="font-mono">
          {prefix}…
        </code>{' '}
        · {lastUsedOn ? t('used', { day: formatDay(lastUsedOn, locale) }) : t('unused')} ·{' '}
        {t('by', { name: createdBy, day: formatDay(dayOf(createdAt), locale) })}
      </p>
      {state === 'WORKS' && (
        <DeskForm
          id={`cabut-${id}`}
          action={revoke}
          hidden={{ id }}
          submit={t('revoke')}
          of={name}
          ask={{ summary: t('ask'), text: t('consequence') }}
        />
      )}
    </li>
  )
}
