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
  const categories = useTranslations('states.category')
  const locale = useLocale()
  const agrees =
    account.category === clear.category && account.unitId === clear.unitId && account.serviceId === clear.serviceId
  const place = [account.unitId === clear.unitId ? clear.unit : account.unitId, account.place].filter(Boolean)
  const facts: [string, string | null][] = [
    [t('what'), categories(account.category satisfies Category)],
    [t('who'), account.who],
    [t('when'), account.happenedOn && formatDay(account.happenedOn, locale)],
    [t('where'), place.join(', ')],
    [t('service'), account.serviceId === clear.serviceId ? clear.service : account.serviceId],
    [t('howMuch'), account.amount === null ? null : formatRupiah(account.amount)],
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
