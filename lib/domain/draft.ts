import { EMPTY_REPORT, type ReportForm } from './report-form'

/** The least of a PIN; words may be longer, and are better. */
export const PIN_MIN = 6

export const isLongEnough = (pin: string): boolean => Array.from(pin).length >= PIN_MIN

/** The answers in a draft; what a later version of the form asks besides is empty, what it does not know is left out. */
export function readDraft(text: string): ReportForm {
  const kept = JSON.parse(text) as Record<string, unknown>
  const answers = Object.entries(EMPTY_REPORT).map(([name, empty]) => {
    const value = kept[name]
    const fits = Array.isArray(empty)
      ? Array.isArray(value) && value.every((one) => typeof one === 'string')
      : typeof value === 'string'
    return [name, fits ? value : empty]
  })
  return Object.fromEntries(answers) as ReportForm
}
