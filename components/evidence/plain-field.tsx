import { useTranslations } from 'use-intl'
import { Field, FILE_CONTROL } from '@/components/field'
import { PLAIN_EVIDENCE } from '@/lib/domain/evidence-limits'
import type { FileProblem } from './prepare'

/** Why files of a form are not taken, as a key of "evidence.plain.problem" or "evidence.problem"; `file`: which one. */
export type PlainProblem = {
  key: FileProblem | 'TOO_MANY' | 'NONE' | 'TOO_OFTEN' | 'NO_ROOM' | 'CLOSED' | 'FULL' | 'FAILED'
  file?: string
}

/** The name of the input in a posted form. */
export const PLAIN_FIELD = 'bukti'
/** Kinds that the server can clean, and PDF; a phone that has photos in another kind turns them into one of these. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/gif,application/pdf'

/** Files to choose in a form that is posted without JavaScript. `later`: to a report that was sent before. */
export function PlainEvidenceField({ problem, later = false }: { problem: PlainProblem | null; later?: boolean }) {
  const t = useTranslations('evidence')
  return (
    <Field
      id="isi-bukti"
      label={t(later ? 'plain.choose' : 'plain.label')}
      hint={
        <>
          <p>{t('plain.hint', { count: PLAIN_EVIDENCE.files, size: PLAIN_EVIDENCE.maxBytes / 2 ** 20 })}</p>
          <p>{t('telling.pdf')}</p>
          {!later && <p>{t('plain.weak')}</p>}
        </>
      }
      error={problem && <PlainProblemText problem={problem} />}
    >
      {(aria) => <input {...aria} type="file" name={PLAIN_FIELD} multiple accept={ACCEPT} className={FILE_CONTROL} />}
    </Field>
  )
}

/** What is wrong with the files, as a sentence. */
export function PlainProblemText({ problem: { key, file } }: { problem: PlainProblem }) {
  const t = useTranslations('evidence')
  const own = `plain.problem.${key}` as 'plain.problem.KIND'
  const values = { count: PLAIN_EVIDENCE.files, size: PLAIN_EVIDENCE.maxBytes / 2 ** 20 }
  return (
    <>
      {file && <bdi className="break-all">{file}: </bdi>}
      {t.has(own) ? t(own, values) : t(`problem.${key as 'EMPTY'}`)}
    </>
  )
}
