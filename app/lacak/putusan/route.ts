import { takeMessage } from '@/lib/data/limits'
import { doDeed } from '@/lib/data/reporter-deeds'
import { BODY_MAX } from '@/lib/domain/intake'
import { deedSchema } from '@/lib/domain/reporter-deeds'
import { fieldProblems } from '@/lib/domain/result'
import { logFailure } from '@/lib/log'
import { answer, problem, readJson } from '@/lib/problem'
import { visitorKey } from '@/lib/session'

/** Takes what a reporter decides about their case: settled, a mark, erase it. The same again gets the same answer. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readJson(request, BODY_MAX.lookup)
    if (!body.ok) return body.refusal ?? problem('INVALID')
    if (!(await takeMessage(await visitorKey())).ok) return problem('LIMITED')
    const parsed = deedSchema.safeParse(body.value)
    if (!parsed.success) return problem('INVALID', { fields: fieldProblems(parsed.error) })
    const done = await doDeed(parsed.data)
    return done.ok ? answer(done.value) : problem(done.error.code)
  } catch (error) {
    logFailure('decision', error)
    return problem('UNAVAILABLE')
  }
}
