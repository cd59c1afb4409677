'use client'
import { useTranslations } from 'use-intl/react'
import { outsideDoors } from '@/lib/domain/agency'
import type { Channel } from '@/lib/domain/case-states'

/** Doors of other houses that fit a case of this channel. Nothing goes along, not even where the officer comes from. */
export function OutsideDoors({ channel }: { channel: Channel }) {
  const t = useTranslations('case.doors')
  return (
    <nav aria-label={t('title')} data-noprint className="flex flex-col gap-1">
      <p className="text-soft">{t('title')}</p>
      <ul className="flex flex-wrap gap-x-6">
        {outsideDoors(channel).map(({ id, href }) => (
          <li key={id}>
            <a href={href} rel="noreferrer external" className="inline-flex min-h-11 items-center text-link underline">
              {t(id)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
