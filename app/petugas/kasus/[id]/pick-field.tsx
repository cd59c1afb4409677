'use client'
import { useTranslations } from 'use-intl/react'
import { CONTROL, Field } from '@/components/field'
import { problemText } from '@/components/problem-text'
import type { FieldProblem } from '@/lib/domain/result'

type Props = {
  id: string
  label: string
  hint?: string
  /** what stands there while nothing is chosen */
  choose: string
  options: readonly { id: string; name: string }[]
  value: string
  problem: FieldProblem | undefined
  onChange: (id: string) => void
}

/** One of a list, with nothing chosen beforehand: whom or what a deed is for must not be a default. */
export function PickField({ id, label, hint, choose, options, value, problem, onChange }: Props) {
  const errors = useTranslations('errors')
  return (
    <Field id={id} label={label} hint={hint} error={problem && problemText(errors, problem)}>
      {(aria) => (
        <select {...aria} value={value} onChange={({ target }) => onChange(target.value)} className={CONTROL}>
          <option value="">{choose}</option>
          {options.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
