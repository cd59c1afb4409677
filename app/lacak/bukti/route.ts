import { addEvidence } from '@/lib/data/evidence'
import { takeMessage } from '@/lib/data/limits'
import { addEvidenceSchema, BODY_MAX } from '@/lib/domain/intake'
import { fieldProblems } from '@/lib/domain/result'
import { logFailure } from '@/lib/log'
import { answer, problem, readJson } from '@/lib/problem'
import { SealingError } from '@/lib/sealing/errors'
import { partFromWire } from '@/lib/sealing/wire'
import { visitorKey } from '@/lib/session'

/** Gives a file that was uploaded before (/bukti) to the reporter's case. The same one again gets the same answer. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readJson(request, BODY_MAX.message)
    if (!body.ok) return body.refusal ?? problem('INVALID')
    if (!(await takeMessage(await visitorKey())).ok) return problem('LIMITED')
    const parsed = addEvidenceSchema.safeParse(body.value)
    if (!parsed.success) return problem('INVALID', { fields: fieldProblems(parsed.error) })
    const { lookup, evidence } = parsed.data
    const added = await addEvidence(lookup, { blob: evidence.blob, part: partFromWire(evidence.part) })
    return added.ok ? answer(added.value) : problem(added.error.code, { fields: added.error.fields })
  } catch (error) {
    if (error instanceof SealingError) return problem('INVALID')
    logFailure('evidence-given', error)
    return problem('UNAVAILABLE')
  }
}
