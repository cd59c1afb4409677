'use client'
import { useLocale, useTranslations } from 'use-intl'
import { formatMoment } from '@/components/format'
import { OVERRIDES, type Override } from '@/lib/domain/board'
import type { Met } from '@/lib/domain/board-met'

/** What a colleague did in the meantime: what, when, who. */
export function MetWords({ met }: { met: Met }) {
  const t = useTranslations('papan.met')
  const normal = useTranslations('papan.services')
  const word = useTranslations('common.status')
  const locale = useLocale()
  const status = (value: string | null) => (isOverride(value) ? word(value) : normal('NORMAL'))
  const { kind, what, before, after, reason, by } = met

  function said(): string {
    if (kind === 'STATUS') return t('STATUS', { by, what: what ?? '', from: status(before), to: status(after) })
    if (kind === 'STOCK') return t('STOCK', { by, what: what ?? '', from: Number(before), to: Number(after) })
    return after === null ? t('NOTICE_DOWN', { by }) : t('NOTICE_UP', { by, text: after })
  }

  return (
    <p>
      {said()} {reason} <span className="text-soft">{formatMoment(new Date(met.at), locale)}</span>
    </p>
  )
}

const isOverride = (value: string | null): value is Override => OVERRIDES.includes(value as Override)
