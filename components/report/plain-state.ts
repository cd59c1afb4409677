import { EMPTY_REPORT, type ReportForm } from '@/lib/domain/report-form'
import type { FailureCode, FieldProblem } from '@/lib/domain/result'
import type { PlainProblem } from '@/components/evidence/plain-field'
import type { ReceiptFacts } from './receipt'

/** What the one-page form shows: itself (with what is wrong; `said`: why, in place of the failure's own words), the answers to check, or the receipt. */
export type PlainState =
  | {
      phase: 'form'
      token: string
      values: ReportForm
      problems: Record<string, FieldProblem>
      failure?: FailureCode
      said?: string
    }
  | { phase: 'check'; token: string; values: ReportForm; evidence: PlainProblem | null }
  | { phase: 'receipt'; facts: ReceiptFacts; evidence: { sent: number; problem: PlainProblem | null } }

/** A field that nobody sees and only programs fill in. */
export const TRAP = 'website'

/** The answers in a posted form, as they were typed. A file where a text belongs counts as nothing. */
export function valuesIn(form: FormData): ReportForm {
  const values: ReportForm = { ...EMPTY_REPORT, excluded: textsIn(form, 'excluded') }
  for (const name of Object.keys(EMPTY_REPORT) as (keyof ReportForm)[])
    if (name !== 'excluded') values[name] = textsIn(form, name)[0] ?? EMPTY_REPORT[name]
  return values
}

function textsIn(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}
