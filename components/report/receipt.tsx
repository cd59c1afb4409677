import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDay } from '@/components/format'
import { Notice } from '@/components/notice'
import type { Day } from '@/lib/domain/calendar'
import { Aside } from './aside'
import { StepHeading } from './group'

const strong = (words: ReactNode) => <b>{words}</b>

/** What a reporter gets: the code (`code` in its groups) and the public number. `aside`: files that are still to be sent. */
export type ReceiptFacts = { code: string; reference: string; verifyBy: Day; aside?: number }

/** The receipt, shown once. `tools`: how to keep it; `onward`: the way on. */
export function Receipt({ facts, tools, onward }: { facts: ReceiptFacts; tools: ReactNode; onward: ReactNode }) {
  const t = useTranslations('report.receipt')
  const locale = useLocale()
  return (
    <div className="flex flex-col gap-6">
      <StepHeading>{t('title')}</StepHeading>
      <section
        aria-labelledby="kode-judul"
        className="flex flex-col gap-3 rounded-md border-2 border-primary bg-surface p-4"
      >
        <h3 id="kode-judul" className="text-lg">
          {t('code')}
        </h3>
        <ReceiptCode code={facts.code} />
        <p>
          <strong>{t('warning')}</strong> {t('keep')}
        </p>
        {tools}
      </section>
      <p>
        {t.rich('reference', { b: strong, reference: facts.reference })}
        <span className="block text-soft">{t('referenceHint')}</span>
      </p>
      <Notice tone="info" title={t('next')}>
        <p>{t.rich('nextVerify', { b: strong, date: formatDay(facts.verifyBy, locale) })}</p>
        <p>{t('nextBack')}</p>
      </Notice>
      {facts.aside ? <Aside count={facts.aside} /> : null}
      {onward}
    </div>
  )
}

/** The code in its groups, none of which breaks over a line. */
export function ReceiptCode({ code }: { code: string }) {
  return (
    <p data-receipt className="font-mono text-3xl font-bold tracking-wider select-all">
      {code.split(/(?<=-)/).map((group) => (
        <span key={group} className="inline-block">
          {group}
        </span>
      ))}
    </p>
  )
}
