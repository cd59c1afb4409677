import { stopFollowing } from '@/lib/data/alerts'
import { stopSchema } from '@/lib/domain/push'
import { ok } from '@/lib/domain/result'
import { answered } from '../answer'

/** POST /kabari/berhenti: this browser wants to hear no more; the answer says what it still waits for. */
export const POST = (request: Request) =>
  answered(request, stopSchema, async (stop) => ok({ left: await stopFollowing(stop) }))
