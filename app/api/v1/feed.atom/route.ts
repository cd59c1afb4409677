import { cityNews } from '@/lib/data/public-news'
import { guarded, notAllowed, preflight, send } from '../answer'
import { feedsOf } from '../feed'

/** GET /api/v1/feed.atom: what changed on the boards of all offices, newest first. */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => send(request, feedsOf(await cityNews(), null).atom))
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }
