'use client'
import { type FormEvent, useActionState, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useAnswered } from '@/app/petugas/use-answered'
import { Field, FILE_CONTROL } from '@/components/field'
import { formatDay, formatMoment } from '@/components/format'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import type { Imported } from '@/lib/data/stock-import'
import type { Result } from '@/lib/domain/result'
import { IMPORT_KB_MAX, IMPORT_ROWS_MAX } from '@/lib/domain/stock-import'
import { PickButton } from '../form-parts'
import { PlanTable } from './plan-table'
import { RowProblems } from './row-problems'

type Answer = { imported: Imported; text: string }
type State = { result: Result<Answer> | null; values: Record<string, string> }
type Props = { action: (state: State, form: FormData) => Promise<State>; token: string }

/** The file, and what became of it: lines that are wrong, a preview to be entered, or what was entered. */
export function ImportForm({ action, token }: Props) {
  const t = useTranslations('papan.import')
  const errors = useTranslations('errors')
  const [state, send] = useActionState(action, { result: null, values: {} })
  const { result } = state
  const [tooLarge, setTooLarge] = useState(false)
  const answered = useAnswered<HTMLDivElement>(tooLarge || result)
  const refused = result && !result.ok ? result.error : null
  const answer = result?.ok ? result.value : null
  const problem = tooLarge ? { key: 'FILE_SIZE', max: IMPORT_KB_MAX } : refused?.fields?.file

  // What is too large is not sent at all: the server would cut it off, and the answer could not be ours.
  function check(event: FormEvent<HTMLFormElement>) {
    const file = event.currentTarget.querySelector<HTMLInputElement>('[type=file]')?.files?.[0]
    const large = (file?.size ?? 0) > IMPORT_KB_MAX * 1000
    setTooLarge(large)
    if (large) event.preventDefault()
  }

  return (
    <div ref={answered} className="flex flex-col gap-6">
      {refused && (
        <Notice tone="danger" live>
          {errors(`failure.${refused.code}`)}
        </Notice>
      )}
      {answer && <Outcome answer={answer} token={token} send={send} />}
      <form action={send} onSubmit={check} className="flex flex-col gap-3">
        <input type="hidden" name="form" value={token} />
        <Field
          id="berkas"
          label={t(answer ? 'other' : 'file')}
          hint={t('fileHint', { rows: IMPORT_ROWS_MAX, size: IMPORT_KB_MAX })}
          error={problem && problemText(errors, problem)}
        >
          {(aria) => (
            <input {...aria} name="file" type="file" accept=".csv,text/csv,text/plain" className={FILE_CONTROL} />
          )}
        </Field>
        <PickButton>{t('preview')}</PickButton>
      </form>
    </div>
  )
}

function Outcome({ answer, token, send }: { answer: Answer; token: string; send: (form: FormData) => void }) {
  const t = useTranslations('papan.import')
  const locale = useLocale()
  const { imported, text } = answer
  switch (imported.step) {
    case 'ROWS':
      return <RowProblems problems={imported.problems} />
    case 'KNOWN':
      return (
        <Notice tone="warning" live>
          {t('known', { at: formatMoment(new Date(imported.at), locale) })}
        </Notice>
      )
    case 'DONE':
      return (
        <Notice
          tone="success"
          title={t('doneTitle', { rows: imported.rows, day: formatDay(imported.day, locale) })}
          live
        >
          <PlanTable plan={imported.plan} />
        </Notice>
      )
    case 'PREVIEW':
      return (
        <form
          action={send}
          aria-labelledby="pratinjau"
          className="flex flex-col gap-3 rounded-md border border-line bg-surface p-4"
        >
          <div role="status" className="flex flex-col gap-3">
            <h2 id="pratinjau" className="text-xl">
              {t('previewTitle', { day: formatDay(imported.day, locale) })}
            </h2>
            <p>{t('rowCount', { rows: imported.rows })}</p>
          </div>
          {imported.moved && (
            <Notice tone="warning" live>
              {t('moved')}
            </Notice>
          )}
          <PlanTable plan={imported.plan} />
          <input type="hidden" name="form" value={token} />
          <input type="hidden" name="base" value={imported.base} />
          <textarea name="text" hidden readOnly value={text} />
          <PickButton variant="primary">{t('apply')}</PickButton>
        </form>
      )
  }
}
