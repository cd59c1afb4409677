import type { z } from 'zod'
import { takeAlert } from '@/lib/data/limits'
import { fieldProblems, type Result } from '@/lib/domain/result'
import { logFailure } from '@/lib/log'
import { answer, problem, readJson } from '@/lib/problem'
import { visitorKey } from '@/lib/session'

const MAX_BODY = 4096

/** One request of the page on alerts, or of its service worker: from a page of ours, not too often, of the right shape. */
export async function answered<T>(
  request: Request,
  schema: z.ZodType<T>,
  run: (input: T) => Promise<Result<unknown>>,
): Promise<Response> {
  try {
    const body = await readJson(request, MAX_BODY)
    if (!body.ok) return body.refusal ?? problem('INVALID')
    if (!(await takeAlert(await visitorKey())).ok) return problem('LIMITED')
    const parsed = schema.safeParse(body.value)
    if (!parsed.success) return problem('INVALID', { fields: fieldProblems(parsed.error) })
    const result = await run(parsed.data)
    if (result.ok) return answer(result.value)
    return problem(result.error.code, result.error.fields ? { fields: result.error.fields } : {})
  } catch (error) {
    logFailure('alert', error)
    return problem('UNAVAILABLE')
  }
}
