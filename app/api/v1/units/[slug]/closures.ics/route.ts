import { publicClosures } from '@/lib/data/public-closures'
import { dayOf } from '@/lib/domain/calendar'
import { guarded, notAllowed, preflight, prepare, refuse, send } from '../../../answer'
import { calendarOf } from '../../../calendar'

/** GET /api/v1/units/{slug}/closures.ics: the days on which one office is shut, to subscribe to; 404 for an unknown slug. */
export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return guarded(async () => {
    const today = dayOf(new Date())
    const found = await publicClosures((await params).slug, today)
    if (!found) return refuse(404)
    return send(request, prepare(calendarOf(found.unit, found.shut, today), 'text/calendar; charset=utf-8'))
  })
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }
