import type { RefCallback } from 'react'
import type { ReportForm } from '@/lib/domain/report-form'

type OnEvent = (event: { target: unknown; type?: unknown }) => unknown
/** What a control gets to be part of a form. */
export type ControlProps = {
  name: string
  defaultValue?: string
  ref?: RefCallback<HTMLElement>
  onChange?: OnEvent
  onBlur?: OnEvent
}
export type ChoiceProps = Omit<ControlProps, 'defaultValue'> & { value: string; defaultChecked?: boolean }

export type FieldName = keyof ReportForm

/**
 * How the same fields belong to one of two forms: the steps (react-hook-form) or the one-page form that a browser without
 * JavaScript posts. Ids differ, since both may be in one document.
 */
export type Binding = {
  id: (name: string) => string
  text: (name: Exclude<FieldName, 'excluded'>) => ControlProps
  choice: (name: FieldName, value: string) => ChoiceProps
  /** The sentence for what is wrong with a field. */
  problem: (name: FieldName) => string | undefined
}

/** The fields of a form that is read as it stands, with what was typed before. `prefix`: of its ids. */
export function plainBinding(values: ReportForm, problem: Binding['problem'], prefix: string): Binding {
  return {
    id: (name) => `${prefix}${name}`,
    text: (name) => ({ name, defaultValue: values[name] }),
    choice: (name, value) => {
      const given = values[name]
      return { name, value, defaultChecked: Array.isArray(given) ? given.includes(value) : given === value }
    },
    problem,
  }
}
