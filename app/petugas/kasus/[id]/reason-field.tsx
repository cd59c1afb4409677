'use client'
import { useTranslations } from 'use-intl/react'
import type { z } from 'zod'
import { CONTROL, Field } from '@/components/field'
import { problemText } from '@/components/problem-text'
import { MESSAGE_MAX_CHARS } from '@/lib/domain/message'
import { fieldProblems, type FieldProblem } from '@/lib/domain/result'
import { prose } from '@/lib/domain/text'

const schema = prose(MESSAGE_MAX_CHARS)

/** A text that is to be sealed (or that `fits` says otherwise) as it would be kept, and what is wrong with it. */
export function readProse(given: string, fits: z.ZodType<string> = schema) {
  const parsed = fits.safeParse(given)
  if (parsed.success) return { text: parsed.data, problem: undefined }
  return { text: '', problem: fieldProblems(parsed.error)[''] ?? { key: 'INVALID' } }
}

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
