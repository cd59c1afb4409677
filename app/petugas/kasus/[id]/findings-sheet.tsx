'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import { formatShortDay } from '@/components/format'
import { Lock } from '@/components/icons'
import { type Findings, QUESTIONS } from '@/lib/domain/findings'
import { Forged } from '../../sealed-text'
import type { FindingsVersion } from './open-view'

/** What the reporter said to the same questions; nothing: not said. */
export type Said = Partial<Findings>

/** One version of the 5W2H sheet: who saved it and when, and what it says; `said`: beside what the reporter said. */
export function Version({ version, said }: { version: FindingsVersion; said?: Said }) {
  const t = useTranslations('case.findings')
  const locale = useLocale()
  const { number, by, on } = version
  if (version.kind !== 'sheet') return <Forged>{t(version.kind, { number })}</Forged>
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
        <strong className="text-ink">{t('version', { number, name: by ?? t('officer') })}</strong>
        <time dateTime={on}>{formatShortDay(on, locale)}</time>
        <Lock className="size-4" />
      </p>
      <dl className="flex flex-col gap-3 rounded-md border border-line bg-surface px-4 py-3">
        {QUESTIONS.map((question) => (
          <div key={question} className="break-inside-avoid">
            <dt className="text-sm text-soft">{t(`question.${question}`)}</dt>
            <dd
              dir="auto"
              className={`break-words whitespace-pre-wrap ${version.findings[question] ? '' : 'text-soft italic'}`}
            >
              {version.findings[question] ?? t('unknown')}
            </dd>
            {said?.[question] && (
              <dd dir="auto" className="text-sm break-words whitespace-pre-wrap text-soft">
                {t('said', { said: said[question] })}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  )
}
