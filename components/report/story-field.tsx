import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import type { Binding } from './binding'

/** One large field, with what inspectors will want to know beside it. */
export function StoryField({ bind, note }: { bind: Binding; note?: string }) {
  const t = useTranslations('report.story')
  const hint = (
    <>
      {t('hint')}
      <ul className="list-disc pl-5">
        {(['p1', 'p2', 'p3', 'p4', 'p5'] as const).map((prompt) => (
          <li key={prompt}>{t(prompt)}</li>
        ))}
      </ul>
    </>
  )
  return (
    <Field id={bind.id('story')} label={t('label')} hint={hint} error={bind.problem('story')}>
      {(aria) => (
        <>
          <textarea {...aria} {...bind.text('story')} rows={10} autoComplete="off" className={CONTROL} />
          {note && <p className="text-sm text-soft">{note}</p>}
        </>
      )}
    </Field>
  )
}
