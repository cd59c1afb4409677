import { addDays, type Day } from './calendar'
import { EMPTY_REPORT, type ReportForm } from './report-form'

/** The least of a PIN; words may be longer, and are better. */
export const PIN_MIN = 6

export const isLongEnough = (pin: string): boolean => Array.from(pin).length >= PIN_MIN

/** What was written on the day `on`, as it reads on `today`: "today" and "yesterday" were days of then. */
export function onItsDay(answers: ReportForm, on: Day, today: Day): ReportForm {
  if (on === today || (answers.when !== 'today' && answers.when !== 'yesterday')) return answers
  return { ...answers, when: 'date', day: answers.when === 'today' ? on : addDays(on, -1) }
}

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
