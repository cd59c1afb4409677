import { EXPERIENCES, type Experience } from './experience'
import { EMPTY_REPORT, type ReportForm } from './report-form'

/** The form's pages with JavaScript, one question each, in the order in which any of them is asked. */
export const STEPS = [
  'experience',
  'complaint',
  'office',
  'service',
  'story',
  'amount',
  'when',
  'who',
  'source',
  'evidence',
  'readers',
  'identity',
] as const
export type Step = (typeof STEPS)[number]

/** What is answered on a page. */
export const STEP_FIELDS: Record<Step, readonly (keyof ReportForm)[]> = {
  experience: ['experience'],
  complaint: ['complaint'],
  office: ['unitId', 'place'],
  service: ['serviceId'],
  story: ['story'],
  amount: ['amount', 'paid'],
  when: ['when', 'day'],
  who: ['who'],
  source: ['source'],
  evidence: [], // files are no answers: they go their own way (components/evidence)
  readers: ['excluded', 'avoid'],
  identity: ['identity', 'name', 'contact'],
}

/** What "don't know" leaves unsaid on a page that has no such choice of its own. */
export const UNKNOWN_FIELDS: Partial<Record<Step, readonly ('unitId' | 'serviceId' | 'amount' | 'who')[]>> = {
  office: ['unitId', 'serviceId'],
  service: ['serviceId'],
  amount: ['amount'],
  who: ['who'],
}

const MONEY: readonly Step[] = [
  ...([
    'experience',
    'office',
    'service',
    'story',
    'amount',
    'when',
    'who',
    'evidence',
    'readers',
    'identity',
  ] as const),
]

/** What each experience needs to be asked, and no more: whoever waits in a queue isn't asked for a culprit. */
const PATHS: Record<Experience, readonly Step[]> = {
  demanded: MONEY,
  bribe: MONEY,
  gift: MONEY.filter((step) => step !== 'service'),
  refused: MONEY,
  badService: ['experience', 'complaint', 'office', 'service', 'story', 'when', 'evidence', 'identity'],
  insider: ['experience', 'office', 'story', 'who', 'when', 'amount', 'source', 'evidence', 'readers', 'identity'],
  honest: ['experience', 'office', 'story', 'who', 'identity'],
}

/** The pages that somebody is led through. `services`: whether the office in question has any to choose from. */
export function stepsOf(experience: string, services: boolean): readonly Step[] {
  const known = EXPERIENCES.find((one) => one === experience)
  const path = known ? PATHS[known] : MONEY
  return services ? path : path.filter((step) => step !== 'service')
}

/**
 * Where a draft goes on: the place in its path after the last page that says something (what was left open before it stays
 * so), after the first page at the least; the path's length where all has been asked.
 */
export function resumeAt(path: readonly Step[], answers: Partial<ReportForm>): number {
  const says = (field: keyof ReportForm) =>
    answers[field] !== undefined && String(answers[field]) !== String(EMPTY_REPORT[field])
  return Math.max(1, path.findLastIndex((step) => STEP_FIELDS[step].some(says)) + 1)
}
