import { recentReports } from '@/lib/data/limits'
import { triesFor } from '@/lib/domain/proof'
import { logFailure } from '@/lib/log'
import { answer, problem } from '@/lib/problem'
import { newChallenge } from '@/lib/proof'
import { visitorKey } from '@/lib/session'

/** GET /lapor/tantangan: work for one report that is to be sent, harder the more reports come in. */
export async function GET(): Promise<Response> {
  try {
    return answer(await newChallenge(triesFor(await recentReports(await visitorKey()))))
  } catch (error) {
    logFailure('challenge', error)
    return problem('UNAVAILABLE')
  }
}
