import type { UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { problemText } from '@/components/problem-text'
import type { Report } from '@/lib/domain/report'
import { REPORT_MAX, type ReportForm } from '@/lib/domain/report-form'
import type { Binding } from './binding'

/** The fields of a report as react-hook-form has them; what is wrong with one is forgotten when it is changed. */
export function useFormBinding(form: UseFormReturn<ReportForm, unknown, Report>): Binding {
  const errors = useTranslations('errors')
  return {
    id: (name) => name,
    text: (name) => form.register(name, { onChange: () => form.clearErrors(name) }),
    choice: (name, value) => ({ ...form.register(name, { onChange: () => form.clearErrors(name) }), value }),
    problem(name) {
      const key = form.formState.errors[name]?.message
      if (key === undefined) return undefined
      const max = name in REPORT_MAX ? REPORT_MAX[name as keyof typeof REPORT_MAX] : 0
      return problemText(errors, { key, max })
    },
  }
}
