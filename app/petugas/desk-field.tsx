import { useFormStatus } from 'react-dom'
import { useTranslations } from 'use-intl'
import { CONTROL, Field, FieldError, type FieldAria } from '@/components/field'
import { problemText } from '@/components/problem-text'
import { TickBox } from '@/components/tick-box'
import type { FieldProblem } from '@/lib/domain/result'

export type Option = { value: string; label: string }
type Labelled = { name: string; label: string; hint?: string; optional?: boolean }

/** A field as data; its texts come in finished. */
export type FormField =
  | { kind: 'heading'; label: string; hint?: string }
  | (Labelled & { kind: 'line' | 'email' | 'date' | 'number' | 'tel' | 'url' | 'code'; value: string })
  | (Labelled & { kind: 'text'; value: string; rows: number })
  | (Labelled & { kind: 'select'; value: string; options: readonly Option[]; empty?: string })
  | (Labelled & { kind: 'check'; checked: boolean })
  | (Labelled & {
      kind: 'checks'
      groups: readonly { label: string; options: readonly (Option & { on: boolean })[] }[]
    })

type Props = {
  form: string
  field: FormField
  /** what was sent and refused, by name; null: the stored values stand */
  typed: Record<string, string> | null
  problem: Record<string, FieldProblem> | undefined
}

export function DeskField({ form, field, typed, problem }: Props) {
  const t = useTranslations('deskForm')
  const errors = useTranslations('errors')
  if (field.kind === 'heading') return <Heading {...field} />
  const id = `${form}-${field.name}`
  const wrong = problem?.[field.name]
  const error = wrong && problemText(errors, wrong)
  const sent = typed?.[field.name]
  if (field.kind === 'check') {
    const checked = typed ? sent !== undefined : field.checked
    return <Check key={String(checked)} id={id} field={field} value="yes" checked={checked} error={error} />
  }
  if (field.kind === 'checks') return <Checks id={id} field={field} sent={typed && (sent ?? '')} error={error} />
  return (
    <Field
      id={id}
      label={field.label}
      hint={field.hint}
      error={error}
      optional={field.optional ? t('optional') : undefined}
    >
      {(aria) => <Control field={field} aria={aria} value={sent ?? field.value} />}
    </Field>
  )
}

type Valued = Exclude<FormField, { kind: 'heading' | 'check' | 'checks' }>

function Control({ field, aria, value }: { field: Valued; aria: FieldAria; value: string }) {
  const { name, kind } = field
  // The answer resets the form: nothing is typed that it would wipe.
  const readOnly = useFormStatus().pending
  if (kind === 'text')
    return (
      <textarea {...aria} name={name} readOnly={readOnly} rows={field.rows} defaultValue={value} className={CONTROL} />
    )
  if (kind === 'select')
    return (
      // React puts a form back to what a select began with: another value is another select.
      <select key={value} {...aria} name={name} defaultValue={value} className={CONTROL}>
        {field.empty !== undefined && <option value="">{field.empty}</option>}
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  const type = kind === 'line' || kind === 'url' || kind === 'number' || kind === 'code' ? 'text' : kind
  return (
    <input
      {...aria}
      name={name}
      type={type}
      readOnly={readOnly}
      inputMode={kind === 'number' ? 'numeric' : kind === 'url' ? 'url' : undefined}
      autoComplete={kind === 'code' ? 'one-time-code' : 'off'}
      defaultValue={value}
      className={CONTROL}
    />
  )
}

function Heading({ label, hint }: { label: string; hint?: string }) {
  return (
    <div className="border-t border-line pt-5">
      <h2 className="text-xl">{label}</h2>
      {hint && <p className="text-soft">{hint}</p>}
    </div>
  )
}

type Tick = { name: string; label: string; hint?: string }

function Check({
  id,
  field,
  value,
  checked,
  error,
}: {
  id: string
  field: Tick
  value: string
  checked: boolean
  error?: string
}) {
  return (
    <div className="flex flex-col">
      <TickBox
        id={id}
        label={field.label}
        name={field.name}
        value={value}
        defaultChecked={checked}
        aria-describedby={field.hint && `${id}-hint`}
      />
      {field.hint && (
        <p id={`${id}-hint`} className="pl-9 text-soft">
          {field.hint}
        </p>
      )}
      {error && <FieldError role="alert">{error}</FieldError>}
    </div>
  )
}

function Checks({
  id,
  field,
  sent,
  error,
}: {
  id: string
  field: Extract<FormField, { kind: 'checks' }>
  sent: string | null
  error?: string
}) {
  const ticked = sent === null ? null : new Set(sent.split('\n'))
  return (
    <>
      {error && <FieldError role="alert">{error}</FieldError>}
      {field.groups.map((group) => (
        <fieldset key={group.label} className="rounded-md border border-line bg-surface px-4 py-2">
          <legend className="px-1 font-semibold">{group.label}</legend>
          {group.options.map(({ value, label, on }) => {
            const checked = ticked ? ticked.has(value) : on
            return (
              <Check
                key={`${value} ${checked}`}
                id={`${id}-${value}`}
                field={{ name: field.name, label }}
                value={value}
                checked={checked}
              />
            )
          })}
        </fieldset>
      ))}
    </>
  )
}
