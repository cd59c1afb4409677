'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import { formatDay, formatRupiah } from '@/components/format'
import { Notice } from '@/components/notice'
import type { Account } from '@/lib/domain/account'
import type { Category } from '@/lib/domain/experience'

/** What stands in the clear of the same case, to compare with. */
export type ClearFacts = {
  category: string
  unitId: string | null
  serviceId: string | null
  unit: string | null
  service: string | null
}

const PAID = { yes: 'paidYes', notYet: 'paidNotYet' } as const
const SOURCE = { seen: 'sourceSeen', document: 'sourceDocument', told: 'sourceTold' } as const

/** What the reporter said of it, question by question, in words; null: not said. How and why stand in the story. */
export function useSaid(account: Account | null, clear: ClearFacts) {
  const categories = useTranslations('states.category')
  const locale = useLocale()
  if (!account) return {}
  const place = [account.unitId === clear.unitId ? clear.unit : account.unitId, account.place].filter(Boolean)
  return {
    what: categories(account.category satisfies Category),
    who: account.who || null,
    when: account.happenedOn && formatDay(account.happenedOn, locale),
    where: place.join(', ') || null,
    howMuch: account.amount === null ? null : formatRupiah(account.amount),
  }
}

/** 5W2H as the reporter said it, out of the sealed account. What was not said is not asked again, only marked. */
export function AccountSheet({
  account,
  clear,
  leaves,
}: {
  account: Account
  clear: ClearFacts
  /** it goes to another house: with the reporter's name and contact, or without */
  leaves?: 'named' | 'unnamed'
}) {
  const t = useTranslations('case.facts')
  const said = useSaid(account, clear)
  const agrees =
    account.category === clear.category && account.unitId === clear.unitId && account.serviceId === clear.serviceId
  const facts: [string, string | null | undefined][] = [
    [t('what'), said.what],
    [t('who'), said.who],
    [t('when'), said.when],
    [t('where'), said.where],
    [t('service'), account.serviceId === clear.serviceId ? clear.service : account.serviceId],
    [t('howMuch'), said.howMuch],
    ...(account.paid ? [[t('paid'), t(PAID[account.paid])] as [string, string]] : []),
    [t('how'), t('howInStory')],
    ...(account.source ? [[t('source'), t(SOURCE[account.source])] as [string, string]] : []),
    ...(account.avoid && !leaves ? [[t('avoid'), account.avoid] as [string, string]] : []),
    ...(leaves === 'unnamed'
      ? [[t('reporter'), t('withheld')] as [string, string]]
      : [
          [t('reporter'), account.name || t('anonymous')] as [string, string],
          [t('contact'), account.contact] as [string, string],
        ]),
  ]
  return (
    <>
      {!agrees && <Notice tone="warning">{t('mismatch')}</Notice>}
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 xl:grid-cols-1">
        {facts.map(([label, said]) => (
          <div key={label}>
            <dt className="text-sm text-soft">{label}</dt>
            <dd dir="auto" className={`break-words whitespace-pre-wrap ${said ? '' : 'text-soft italic'}`}>
              {said || t('unknown')}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
