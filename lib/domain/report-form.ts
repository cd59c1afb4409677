import { dayToDate } from './calendar'

// The form as every page that shows it needs it; its check (report.ts) brings zod along.

/** Longest answers, in code points. Together they fit PART_MAX_BYTES.ACCOUNT of lib/sealing/sizes.ts (a test holds it). */
export const REPORT_MAX = {
  story: 6000,
  who: 500,
  place: 200,
  amount: 40,
  avoid: 200,
  name: 120,
  contact: 200,
} as const

export const WHEN = ['today', 'yesterday', 'date', 'unknown'] as const
/** Whether money that was asked for has been paid; asked of whom it was demanded. */
export const PAID = ['unknown', 'yes', 'notYet'] as const
/** How somebody inside an office knows. */
export const SOURCES = ['unknown', 'seen', 'document', 'told'] as const
export const IDENTITY = ['none', 'given'] as const

/** The answers as a form holds them: texts, empty where nothing was said; `unitId` empty is "tidak tahu". */
export type ReportForm = {
  experience: string
  complaint: string
  unitId: string
  serviceId: string
  place: string
  story: string
  amount: string
  paid: string
  when: string
  day: string
  who: string
  source: string
  excluded: string[]
  avoid: string
  identity: string
  name: string
  contact: string
}

export const EMPTY_REPORT: ReportForm = {
  experience: '',
  complaint: '',
  unitId: '',
  serviceId: '',
  place: '',
  story: '',
  amount: '',
  paid: 'unknown',
  when: 'unknown',
  day: '',
  who: '',
  source: 'unknown',
  excluded: [],
  avoid: '',
  identity: 'none',
  name: '',
  contact: '',
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = dayToDate(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
