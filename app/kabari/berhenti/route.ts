import { stopFollowing } from '@/lib/data/alerts'
import { stopTelling } from '@/lib/data/officer-push'
import { stopWatching } from '@/lib/data/reply-watch'
import { stopSchema } from '@/lib/domain/push'
import { ok } from '@/lib/domain/result'
import { answered } from '../answer'

/** POST /kabari/berhenti: this browser wants to hear no more, of one item or of anything; the answer says what it still waits for. */
export const POST = (request: Request) =>
  answered(request, stopSchema, async (stop) => {
    if (stop.item === undefined) await Promise.all([stopWatching(stop.endpoint), stopTelling(stop.endpoint)])
    return ok({ left: await stopFollowing(stop) })
  })
