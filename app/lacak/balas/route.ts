import { takeMessage } from '@/lib/data/limits'
import { addReporterMessage } from '@/lib/data/reporter'
import { BODY_MAX, replySchema } from '@/lib/domain/intake'
import { fieldProblems } from '@/lib/domain/result'
import { logFailure } from '@/lib/log'
import { answer, problem, readJson } from '@/lib/problem'
import { SealingError } from '@/lib/sealing/errors'
import { partFromWire } from '@/lib/sealing/wire'
import { visitorKey } from '@/lib/session'

/** Takes a sealed message, an answer or an objection of the reporter's. The same one again gets the same answer. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readJson(request, BODY_MAX.message)
    if (!body.ok) return body.refusal ?? problem('INVALID')
    if (!(await takeMessage(await visitorKey())).ok) return problem('LIMITED')
    const parsed = replySchema.safeParse(body.value)
    if (!parsed.success) return problem('INVALID', { fields: fieldProblems(parsed.error) })
    const { lookup, kind, part } = parsed.data
    const replied = await addReporterMessage(lookup, partFromWire(part), kind)
    return replied.ok ? answer(replied.value) : problem(replied.error.code, { fields: replied.error.fields })
  } catch (error) {
    if (error instanceof SealingError) return problem('INVALID')
    logFailure('reply', error)
    return problem('UNAVAILABLE')
  }
}
