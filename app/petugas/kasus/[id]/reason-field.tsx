'use client'
import { useTranslations } from 'use-intl/react'
import type { z } from 'zod'
import { CONTROL, Field } from '@/components/field'
import { problemText } from '@/components/problem-text'
import { MESSAGE_MAX_CHARS } from '@/lib/domain/message'
import { fieldProblems, type FieldProblem, type Result } from '@/lib/domain/result'
import { prose } from '@/lib/domain/text'

const schema = prose(MESSAGE_MAX_CHARS)

/** A text that is to be sealed (or that `fits` says otherwise), or what is wrong with it. */
export function readProse(text: string, fits: z.ZodType<string> = schema): Result<string> {
  const parsed = fits.safeParse(text)
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, error: { code: 'INVALID', fields: fieldProblems(parsed.error) } }
}

/** What `readProse` found, for the field. */
export const problemOf = (read: Result<string>): FieldProblem | undefined =>
  read.ok ? undefined : (read.error.fields?.[''] ?? { key: 'INVALID' })

type Props = {
  id: string
  label: string
  hint: string
  value: string
  problem: FieldProblem | undefined
  readOnly: boolean
  onChange: (text: string) => void
  rows?: number
}

export function ReasonField({ id, label, hint, value, problem, readOnly, onChange, rows = 3 }: Props) {
  const errors = useTranslations('errors')
  return (
    <Field id={id} label={label} hint={hint} error={problem && problemText(errors, problem)}>
      {(aria) => (
        <textarea
          {...aria}
          rows={rows}
          value={value}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
          className={CONTROL}
        />
      )}
    </Field>
  )
}
