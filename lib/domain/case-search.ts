import { z } from 'zod'
import { caseIdSchema } from './case-work'

/** Cases that one request lists, and cases whose texts one request reads: a slow line shows progress, and no answer is large. */
export const [SEARCH_LIST, SEARCH_TEXTS] = [1000, 20]

/** What a browser asks for to search in: which cases there are (after one), or what they say. */
export const searchSchema = z.union(
  [
    z.strictObject({ list: caseIdSchema.nullable() }),
    z.strictObject({ ids: z.array(caseIdSchema, 'INVALID').min(1).max(SEARCH_TEXTS) }),
  ],
  { error: 'INVALID' },
)
export type SearchRequest = z.infer<typeof searchSchema>

/** Cases by id, with how many sealed parts each has: parts are only ever added. */
export type CaseParts = ReadonlyMap<string, number>

/** What an index that knows `known` must forget, and what it must read, to hold what is `present`. */
export function searchChanges(known: CaseParts, present: CaseParts): { forget: string[]; read: string[] } {
  const read = [...present].flatMap(([id, parts]) => (known.get(id) === parts ? [] : [id]))
  return { forget: [...known.keys()].filter((id) => !present.has(id)), read }
}
