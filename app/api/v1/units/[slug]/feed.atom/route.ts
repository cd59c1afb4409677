import { unitNews } from '@/lib/data/public-news'
import { guarded, notAllowed, preflight, refuse, send } from '../../../answer'
import { feedsOf } from '../../../feed'

/** GET /api/v1/units/{slug}/feed.atom: what changed on one office's board, newest first; 404 for an unknown slug. */
export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return guarded(async () => {
    const found = await unitNews((await params).slug)
    return found ? send(request, feedsOf(found.news, found.unit).atom) : refuse(404)
  })
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }
