import type { CaseFacts } from './case-moves'
import { line } from './text'

/** What came of a complaint, as everybody may read it on the unit's board: an inspector's words, for which two officers stand. */
export const PUBLICATION_MAX = 300

const LINK = /:\/\/|www\.|@|\.(?:id|com|net|org|info|biz|me|ly|link|site|xyz|co)\b/i
/** Numbers of cases and dispositions, and receipts in their groups of four. */
const CASE_NUMBER = /\b(?:JK|DS|GR)-?[0-9A-Z]{4}\b|\b[0-9A-Z]{4}(?:[- ][0-9A-Z]{4}){2,}\b/i
/** As many digits as a telephone or an identity card has, whatever parts them. Sums of money are shorter. */
const LONG_NUMBER = /\d(?:[ .-]?\d){9,}/

/** One paragraph in plain words: nothing to follow, and no number by which somebody is found. */
export const publicationTextSchema = line(PUBLICATION_MAX).superRefine((text, context) => {
  const problem = LINK.test(text) ? 'LINK' : LONG_NUMBER.test(text) || CASE_NUMBER.test(text) ? 'PERSONAL_NUMBER' : null
  if (problem) context.addIssue({ code: 'custom', message: problem })
})

/** A complaint that has been answered and was not found groundless. What becomes of it later takes back what was published. */
export function mayPublish({ channel, state, outcome }: Pick<CaseFacts, 'channel' | 'state' | 'outcome'>): boolean {
  const answered = state === 'ACTED_ON' || state === 'CLOSED'
  return channel === 'COMPLAINT' && answered && outcome !== 'NOT_PROVEN' && outcome !== 'NO_ANSWER'
}
