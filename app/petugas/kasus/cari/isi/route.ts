import { officerAction } from '@/lib/action'
import { type CaseCount, listSearchable, readSearchable, type SearchableCase } from '@/lib/data/case-search'
import type { Paged } from '@/lib/data/paging'
import { searchSchema } from '@/lib/domain/case-search'
import type { Result } from '@/lib/domain/result'
import { answer, problem, readJson } from '@/lib/problem'

const MAX = 4_000

const read = officerAction(
  'case:read',
  searchSchema,
  (officer, asked): Promise<Result<Paged<CaseCount> | SearchableCase[]>> =>
    'ids' in asked ? readSearchable(officer, asked.ids) : listSearchable(officer, asked.list),
)

/**
 * What an officer's browser searches in: which cases are theirs, and the ciphertext of what they say. A route and no action:
 * there are many of these requests, and an action would keep the page waiting for each.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, MAX)
  return body.ok ? answer(await read(body.value)) : (body.refusal ?? problem('INVALID'))
}
