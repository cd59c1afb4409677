import { acceptReport } from '@/lib/data/intake'
import { takeReport } from '@/lib/data/limits'
import { spendProof } from '@/lib/data/proofs'
import { recipients } from '@/lib/data/public-recipients'
import { BODY_MAX, sealedReportSchema } from '@/lib/domain/intake'
import { PROOF_HEADER } from '@/lib/domain/proof'
import { fail, fieldProblems, type FieldProblem } from '@/lib/domain/result'
import { logFailure } from '@/lib/log'
import { answer, problem, readJson } from '@/lib/problem'
import { readProof, type HeldProof } from '@/lib/proof'
import { reportFromWire } from '@/lib/sealing/wire'
import { visitorKey } from '@/lib/session'
import { inTurns } from '@/lib/turns'

/**
 * Takes a sealed report: ciphertext and the facts that routing needs, at an address that stays the same over
 * deployments, since a sealed report may wait on a phone. The same report again gets the same answer. It brings a proof of
 * work (app/lapor/tantangan); without one that holds it is told to work anew (LIMITED with field `proof`), and costs nobody
 * of its network anything.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    return await take(request)
  } catch (error) {
    // Whatever broke, its text may quote what was sent: that goes nowhere.
    logFailure('report', error)
    return problem('UNAVAILABLE')
  }
}

/**
 * From when it has been read, a report is answered within this time. Each question to a slow store is bounded, and there are a
 * dozen; a phone or a proxy does not wait for all of them.
 */
const ANSWERED_MS = 18_000

async function take(request: Request): Promise<Response> {
  const body = await readJson(request, BODY_MAX.report)
  if (!body.ok) return body.refusal ?? problem('INVALID')
  const proof = await readProof(request.headers.get(PROOF_HEADER))
  if (!proof) return problem('LIMITED', WORK_ANEW)
  const late = AbortSignal.timeout(ANSWERED_MS)
  // A storing that has begun goes on: UNAVAILABLE leaves open whether it arrived, and the same report again is told.
  const over = new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(late.reason as Error)))
  return Promise.race([file(body.value, proof, late), over])
}

/** Begins nothing that nobody waits for any more. */
async function file(value: unknown, proof: HeldProof, late: AbortSignal): Promise<Response> {
  const parsed = sealedReportSchema.safeParse(value)
  if (!parsed.success) return problem('INVALID', { fields: fieldProblems(parsed.error) })
  const sent = reportFromWire(parsed.data)
  if (!sent) return problem('INVALID', { fields: { sealed: { key: 'INVALID' } } })

  const { facts, waited } = parsed.data
  const visitor = await visitorKey()
  const stored = await inLine(visitor, async () => {
    late.throwIfAborted()
    if (!(await spendProof(proof.id, proof.of(sent.sealed.caseId), proof.until)))
      return fail('LIMITED', WORK_ANEW.fields)
    const counted = await takeReport(visitor)
    if (!counted.ok) return counted
    return acceptReport(sent.sealed, facts, 'BROWSER', { evidence: sent.evidence, waited, late })
  })
  if (stored === null) return problem('LIMITED')
  if (stored.ok) return answer(stored.value)
  const { code, fields } = stored.error
  return problem(code, { fields, ...(hasChanged(fields) && { recipients: await recipients() }) })
}

/** Of one network so many reports are stored at once and so many wait: its flood takes the store from nobody else. */
const inLine = inTurns({ atOnce: 2, waiting: 60 })

const WORK_ANEW = { fields: { proof: { key: 'PROOF' } } }

/** The browser sealed to a list of officers that is not the list of now: it gets that one, and seals again. */
function hasChanged(fields: Record<string, FieldProblem> | undefined): boolean {
  return fields?.grants?.key === 'RECIPIENTS'
}
