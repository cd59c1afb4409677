import { takeLookup } from '@/lib/data/limits'
import { readThread } from '@/lib/data/reporter'
import { BODY_MAX, openSchema } from '@/lib/domain/intake'
import { fieldProblems } from '@/lib/domain/result'
import { logFailure } from '@/lib/log'
import { answer, problem, readJson } from '@/lib/problem'
import { visitorKey } from '@/lib/session'
import { threadToWire } from '../thread'

/** Hands a thread, sealed, to whoever holds its look-up. There is one answer for every look-up that is none. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readJson(request, BODY_MAX.lookup)
    if (!body.ok) return body.refusal ?? problem('INVALID')
    if (!(await takeLookup(await visitorKey())).ok) return problem('LIMITED')
    const parsed = openSchema.safeParse(body.value)
    if (!parsed.success) return problem('INVALID', { fields: fieldProblems(parsed.error) })
    const thread = await readThread(parsed.data.lookup)
    return thread ? answer(threadToWire(thread)) : problem('NOT_FOUND')
  } catch (error) {
    logFailure('thread', error)
    return problem('UNAVAILABLE')
  }
}
