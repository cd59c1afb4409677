import { guarded, notAllowed, preflight, prepare, send } from '../answer'
import { satisfactionJson } from '../figures'

/** GET /api/v1/satisfaction: the satisfaction survey, in the form in which nobody can be guessed. */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => send(request, prepare(await satisfactionJson(new Date()))))
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }
