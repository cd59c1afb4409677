'use client'
import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '@/components/format'
import type { ItemPlan } from '@/lib/data/stock-import'

const CELL = 'border-t border-line py-2'

/** What a file does to each item: the balance now, what moves, the balance then. */
export function PlanTable({ plan }: { plan: readonly ItemPlan[] }) {
  const t = useTranslations('papan.import')
  const kinds = useTranslations('unit.stock')
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale)
  const signed = (delta: number) => `${delta < 0 ? '−' : '+'}${number(Math.abs(delta))}`
  return (
    <table className="w-full tabular-nums">
      <thead>
        <tr className="text-left">
          <th className="py-2 pr-3">{t('item')}</th>
          <th className="py-2 pr-3 text-right">{t('before')}</th>
          <th className="py-2 text-right">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.map(({ item, before, after, moves }) => (
          <tr key={item.id}>
            <th scope="row" className={`${CELL} pr-3 text-left font-normal`}>
              {item.name}
              <span className="block text-sm text-soft">
                {moves.map(({ kind, delta }) => `${signed(delta)} ${kinds(kind)}`).join(', ')}
              </span>
            </th>
            <td className={`${CELL} pr-3 text-right`}>{number(before)}</td>
            <td className={`${CELL} text-right font-bold`}>{number(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
