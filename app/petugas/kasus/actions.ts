'use server'
import { officerAction, officerFormAction } from '@/lib/action'
import { assignCase, assignCases } from '@/lib/data/case-assign'
import { moveCase } from '@/lib/data/case-move'
import { openCase, openMergedKeys, openTitles } from '@/lib/data/case-open'
import { addFindings, addNote, addReply } from '@/lib/data/case-parts'
import { recordSaved } from '@/lib/data/evidence'
import { recordExport } from '@/lib/data/exports'
import { mergeCandidate, mergeCases, separateCase } from '@/lib/data/merging'
import { decideProposal, propose as proposeMove, withdrawProposal } from '@/lib/data/proposals'
import { takeDown } from '@/lib/data/publications'
import { returnKey as handBack } from '@/lib/data/returned-keys'
import { readmitOfficer, withholdCase } from '@/lib/data/withhold'
import {
  addFindingsSchema,
  addNoteSchema,
  addReplySchema,
  assignCaseSchema,
  assignCasesSchema,
  decideProposalSchema,
  evidenceSchema,
  exportSchema,
  mergeCandidateSchema,
  mergeSchema,
  moveCaseSchema,
  openCaseSchema,
  openTitlesSchema,
  proposeSchema,
  separateSchema,
  withdrawProposalSchema,
  withholdCaseSchema,
} from '@/lib/domain/case-work'
import { savedNow } from '../saved'

/** Grants and sealed titles for the queue; written into the trail. */
export const titlesOf = officerAction('case:read', openTitlesSchema, (officer, { ids }) => openTitles(officer, ids))

/** Grant and sealed parts of one case; written into the trail. */
export const open = officerAction('case:read', openCaseSchema, (officer, { id }) => openCase(officer, id))

/** A key that does not open its case is another lead's to give anew. */
export const returnKey = officerAction('key:vouch', openCaseSchema, (officer, input) => handBack(officer, input))

export const move = officerAction('case:work', moveCaseSchema, (officer, input) => moveCase(officer, input))

/** A move that takes a second officer; whoever works the case may propose it. */
export const propose = officerAction('case:work', proposeSchema, (officer, input) => proposeMove(officer, input))

export const decide = officerAction('case:decide', decideProposalSchema, (officer, input) =>
  decideProposal(officer, input),
)

export const withdraw = officerAction('case:work', withdrawProposalSchema, (officer, input) =>
  withdrawProposal(officer, input),
)

/** A dossier leaves; the browser hands it over once this is written down. */
export const exported = officerAction('case:work', exportSchema, (officer, input) => recordExport(officer, input))

/** An opened file goes to the officer's disk; the browser lets it go once this is written down. */
export const saved = officerAction('case:read', evidenceSchema, (officer, input) => recordSaved(officer, input))

/** Takes what was published of a case off the unit's board. */
export const unpublish = officerFormAction('case:decide', openCaseSchema, async (officer, input) =>
  savedNow(await takeDown(officer, input)),
)

/** Marks an officer as named in a case. */
export const withhold = officerAction('case:decide', withholdCaseSchema, (officer, input) =>
  withholdCase(officer, input),
)

/** Takes back such a mark of another lead's. */
export const readmit = officerAction('case:decide', withholdCaseSchema, (officer, input) =>
  readmitOfficer(officer, input),
)

/** Another case that one may be merged with, by its number. */
export const candidate = officerAction('case:decide', mergeCandidateSchema, (officer, input) =>
  mergeCandidate(officer, input),
)

/** Merges a duplicate into a main case. */
export const merge = officerAction('case:decide', mergeSchema, (officer, input) => mergeCases(officer, input))

/** Takes that back. */
export const separate = officerAction('case:decide', separateSchema, (officer, input) => separateCase(officer, input))

export const assign = officerAction('case:assign', assignCaseSchema, (officer, input) => assignCase(officer, input))

/** The lead's own keys of what is merged into several cases of the queue; written into the trail. */
export const mergedKeys = officerAction('case:assign', openTitlesSchema, (officer, { ids }) =>
  openMergedKeys(officer, ids),
)

/** Several cases of the queue to one officer. */
export const assignMany = officerAction('case:assign', assignCasesSchema, (officer, input) =>
  assignCases(officer, input),
)

export const reply = officerAction('case:work', addReplySchema, (officer, input) => addReply(officer, input))

export const note = officerAction('case:work', addNoteSchema, (officer, input) => addNote(officer, input))

/** A version of the 5W2H sheet. */
export const recordFindings = officerAction('case:work', addFindingsSchema, (officer, input) =>
  addFindings(officer, input),
)
