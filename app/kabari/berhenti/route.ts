import { stopFollowing } from '@/lib/data/alerts'
import { stopWatching } from '@/lib/data/reply-watch'
import { stopSchema } from '@/lib/domain/push'
import { ok } from '@/lib/domain/result'
import { answered } from '../answer'

/** POST /kabari/berhenti: this browser wants to hear no more, of one item or of anything; the answer says what it still waits for. */
export const POST = (request: Request) =>
  answered(request, stopSchema, async (stop) => {
    if (stop.item === undefined) await stopWatching(stop.endpoint)
    return ok({ left: await stopFollowing(stop) })
  })
